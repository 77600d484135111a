-- Where deals stood and who was what, on any day and as any entry knew it.
--
-- Two more derived tables (001_facts.sql), so that a question of the past is read off an index too.
-- Their rows bear the entries that knew them: from `came` on, until (not including) `ended`. A row
-- that came and went in one entry was never seen by anybody, and leaves nothing.

-- A stage of a deal, from its day until the next one's.
CREATE TABLE deal_stood_known (
    deal      INTEGER NOT NULL,
    id        INTEGER NOT NULL, -- deal_stage.id
    came_in   TEXT NOT NULL,    -- the deal, on this day
    kind      TEXT NOT NULL,    -- of the deal
    round_day TEXT NOT NULL,    -- as in deal_now
    stage     TEXT NOT NULL,
    step      INTEGER,
    day       TEXT NOT NULL,
    until     TEXT NOT NULL,    -- not including it; '9999-12-32': it stands there
    came      INTEGER NOT NULL,
    ended     INTEGER NOT NULL, -- 9223372036854775807: known to this day
    PRIMARY KEY (deal, id, came)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_stood_known_stage ON deal_stood_known (stage, until, day, ended, round_day, step, kind);
CREATE INDEX deal_stood_known_last
    ON deal_stood_known (until, round_day, deal, stage, ended, day, step, kind, came_in)
    WHERE until = '9999-12-32';

-- `standing`, by what was known.
CREATE TABLE standing_known (
    what  TEXT NOT NULL,
    party INTEGER NOT NULL,
    since TEXT NOT NULL,
    came  INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (what, party, came)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_known_party ON standing_known (party);

-- What is known; when the ledger is read as of an entry, `entry` ends with that one.
CREATE VIEW deal_stood AS
    SELECT deal, id, came_in, kind, round_day, stage, step, day, until FROM deal_stood_known
    WHERE came <= (SELECT max(seq) FROM entry) AND ended > (SELECT max(seq) FROM entry);
CREATE VIEW deal_now_then AS
    SELECT deal, came_in AS day, kind, round_day, stage, day AS stage_day, step
    FROM deal_stood WHERE until = '9999-12-32';
CREATE VIEW standing_then AS
    SELECT what, party, since FROM standing_known
    WHERE came <= (SELECT max(seq) FROM entry) AND ended > (SELECT max(seq) FROM entry);

-- A stage that is put into this view lasts until another day.
CREATE VIEW deal_stood_until AS SELECT 0 AS deal, 0 AS id, '' AS until;
CREATE TRIGGER deal_stood_lasts INSTEAD OF INSERT ON deal_stood_until BEGIN
    INSERT INTO deal_stood_known
    SELECT deal, id, came_in, kind, round_day, stage, step, day, NEW.until,
           (SELECT max(seq) FROM entry), ended
    FROM deal_stood_known WHERE deal = NEW.deal AND id = NEW.id AND until <> NEW.until
    AND ended = 9223372036854775807 AND came < (SELECT max(seq) FROM entry);
    UPDATE deal_stood_known SET ended = (SELECT max(seq) FROM entry)
    WHERE deal = NEW.deal AND id = NEW.id AND until <> NEW.until
    AND ended = 9223372036854775807 AND came < (SELECT max(seq) FROM entry);
    UPDATE deal_stood_known SET until = NEW.until
    WHERE deal = NEW.deal AND id = NEW.id AND until <> NEW.until
    AND ended = 9223372036854775807;
END;
CREATE TRIGGER deal_stood_added AFTER INSERT ON deal_stage BEGIN
    INSERT INTO deal_stood_until
    SELECT deal, id, NEW.day FROM (SELECT deal, id FROM deal_stage
        WHERE deal = NEW.deal AND (day, id) < (NEW.day, NEW.id) ORDER BY day DESC, id DESC LIMIT 1);
    INSERT INTO deal_stood_known
    SELECT d.id, NEW.id, d.day, d.kind, CASE NEW.stage WHEN 'closed' THEN NEW.day ELSE d.day END,
           NEW.stage, NEW.step, NEW.day,
           coalesce((SELECT t.day FROM deal_stage t WHERE t.deal = NEW.deal
                     AND (t.day, t.id) > (NEW.day, NEW.id) ORDER BY t.day, t.id LIMIT 1),
                    '9999-12-32'),
           (SELECT max(seq) FROM entry), 9223372036854775807
    FROM deal d WHERE d.id = NEW.deal AND d.same_as IS NULL;
END;
CREATE TRIGGER deal_stood_gone AFTER DELETE ON deal_stage BEGIN
    DELETE FROM deal_stood_known
    WHERE deal = OLD.deal AND id = OLD.id AND came = (SELECT max(seq) FROM entry);
    UPDATE deal_stood_known SET ended = (SELECT max(seq) FROM entry)
    WHERE deal = OLD.deal AND id = OLD.id AND ended = 9223372036854775807;
    INSERT INTO deal_stood_until
    SELECT deal, id, coalesce((SELECT t.day FROM deal_stage t WHERE t.deal = OLD.deal
                               AND (t.day, t.id) > (OLD.day, OLD.id) ORDER BY t.day, t.id LIMIT 1),
                              '9999-12-32')
    FROM (SELECT deal, id FROM deal_stage
        WHERE deal = OLD.deal AND (day, id) < (OLD.day, OLD.id) ORDER BY day DESC, id DESC LIMIT 1);
END;
-- Anything else is rare: the stages of a deal that is put into this view are made anew.
CREATE VIEW deal_stood_anew AS SELECT 0 AS deal;
CREATE TRIGGER deal_stood_made_anew INSTEAD OF INSERT ON deal_stood_anew BEGIN
    DELETE FROM deal_stood_known WHERE deal = NEW.deal AND came = (SELECT max(seq) FROM entry);
    UPDATE deal_stood_known SET ended = (SELECT max(seq) FROM entry)
    WHERE deal = NEW.deal AND ended = 9223372036854775807;
    INSERT INTO deal_stood_known
    SELECT d.id, s.id, d.day, d.kind, CASE s.stage WHEN 'closed' THEN s.day ELSE d.day END,
           s.stage, s.step, s.day,
           lead(s.day, 1, '9999-12-32') OVER (ORDER BY s.day, s.id),
           (SELECT max(seq) FROM entry), 9223372036854775807
    FROM deal d JOIN deal_stage s ON s.deal = d.id WHERE d.id = NEW.deal AND d.same_as IS NULL;
END;
CREATE TRIGGER deal_stood_changed AFTER UPDATE ON deal_stage BEGIN
    INSERT INTO deal_stood_anew VALUES (NEW.deal);
END;
CREATE TRIGGER deal_stood_moved AFTER UPDATE OF day, kind, same_as ON deal
WHEN OLD.day <> NEW.day OR OLD.kind <> NEW.kind OR OLD.same_as IS NOT NEW.same_as BEGIN
    INSERT INTO deal_stood_anew VALUES (NEW.id);
END;

CREATE TRIGGER standing_came AFTER INSERT ON standing BEGIN
    INSERT INTO standing_known
    VALUES (NEW.what, NEW.party, NEW.since, (SELECT max(seq) FROM entry), 9223372036854775807);
END;
CREATE TRIGGER standing_went AFTER DELETE ON standing BEGIN
    DELETE FROM standing_known
    WHERE what = OLD.what AND party = OLD.party AND came = (SELECT max(seq) FROM entry);
    UPDATE standing_known SET ended = (SELECT max(seq) FROM entry)
    WHERE what = OLD.what AND party = OLD.party AND ended = 9223372036854775807;
END;
CREATE TRIGGER standing_changed AFTER UPDATE ON standing WHEN OLD.since <> NEW.since BEGIN
    DELETE FROM standing_known
    WHERE what = OLD.what AND party = OLD.party AND came = (SELECT max(seq) FROM entry);
    UPDATE standing_known SET ended = (SELECT max(seq) FROM entry)
    WHERE what = OLD.what AND party = OLD.party AND ended = 9223372036854775807;
    INSERT INTO standing_known
    VALUES (NEW.what, NEW.party, NEW.since, (SELECT max(seq) FROM entry), 9223372036854775807);
END;

-- What the tables hold, told by the facts and their past: each record from the entry that wrote it
-- until the one that ended it.
CREATE VIEW deal_ever AS
    SELECT id, company, day, kind, same_as, max(seq, coalesce(back, 0)) AS came,
           9223372036854775807 AS ended FROM deal
    UNION ALL
    SELECT id, company, day, kind, same_as, max(seq, coalesce(back, 0)), ended FROM deal_past;
CREATE VIEW deal_stage_ever AS
    SELECT id, deal, day, stage, step, max(seq, coalesce(back, 0)) AS came,
           9223372036854775807 AS ended FROM deal_stage
    UNION ALL
    SELECT id, deal, day, stage, step, max(seq, coalesce(back, 0)), ended FROM deal_stage_past;
CREATE VIEW party_ever AS
    SELECT id, canon, max(seq, coalesce(back, 0)) AS came, 9223372036854775807 AS ended FROM party
    UNION ALL
    SELECT id, coalesce(same_as, id), max(seq, coalesce(back, 0)), ended FROM party_past;
CREATE VIEW investment_ever AS
    SELECT deal, party, max(seq, coalesce(back, 0)) AS came, 9223372036854775807 AS ended
    FROM investment
    UNION ALL
    SELECT deal, party, max(seq, coalesce(back, 0)), ended FROM investment_past;
-- What makes somebody something, by the party's own record.
CREATE VIEW standing_reason AS
    SELECT role AS what, party, coalesce(since, '') AS since, max(seq, coalesce(back, 0)) AS came,
           9223372036854775807 AS ended FROM role
    UNION ALL
    SELECT role, party, coalesce(since, ''), max(seq, coalesce(back, 0)), ended FROM role_past
    UNION ALL
    SELECT 'investor', party, coalesce(since, ''), max(seq, coalesce(back, 0)),
           9223372036854775807 FROM ownership
    UNION ALL
    SELECT 'investor', party, coalesce(since, ''), max(seq, coalesce(back, 0)), ended
    FROM ownership_past
    UNION ALL
    SELECT 'company', company, day, came, ended FROM deal_ever
    UNION ALL
    SELECT 'investor', i.party, d.day, max(i.came, d.came), min(i.ended, d.ended)
    FROM investment_ever i JOIN deal_ever d
    ON d.id = i.deal AND d.came < i.ended AND i.came < d.ended;

-- Rows that follow upon each other and say the same are one.
CREATE VIEW deal_stood_known_source AS
    WITH change (deal, entry) AS (
        SELECT deal, came FROM deal_stage_ever UNION SELECT deal, ended FROM deal_stage_ever
        UNION SELECT id, came FROM deal_ever UNION SELECT id, ended FROM deal_ever),
    span AS (
        SELECT deal, entry AS came, lead(entry) OVER (PARTITION BY deal ORDER BY entry) AS ended
        FROM change),
    each AS (
        SELECT c.deal, s.id, d.day AS came_in, d.kind,
               CASE s.stage WHEN 'closed' THEN s.day ELSE d.day END AS round_day, s.stage, s.step,
               s.day, lead(s.day, 1, '9999-12-32')
               OVER (PARTITION BY c.deal, c.came ORDER BY s.day, s.id) AS until, c.came, c.ended
        FROM span c
        JOIN deal_ever d ON d.id = c.deal AND d.came <= c.came AND d.ended > c.came
        JOIN deal_stage_ever s ON s.deal = c.deal AND s.came <= c.came AND s.ended > c.came
        WHERE d.same_as IS NULL AND c.ended IS NOT NULL),
    marked AS (
        SELECT *, lag(ended) OVER same IS NOT came AS first FROM each
        WINDOW same AS (PARTITION BY deal, id, came_in, kind, round_day, stage, step, day, until
                        ORDER BY came)),
    numbered AS (
        SELECT *, sum(first) OVER (PARTITION BY deal, id, came_in, kind, round_day, stage, step,
                                   day, until ORDER BY came) AS island FROM marked)
    SELECT deal, id, came_in, kind, round_day, stage, step, day, until,
           min(came) AS came, max(ended) AS ended
    FROM numbered GROUP BY deal, id, came_in, kind, round_day, stage, step, day, until, island;

CREATE VIEW standing_known_source AS
    WITH reason AS MATERIALIZED (
        SELECT r.what, p.canon AS party, r.since, max(r.came, p.came) AS came,
               min(r.ended, p.ended) AS ended
        FROM standing_reason r JOIN party_ever p
        ON p.id = r.party AND p.came < r.ended AND r.came < p.ended),
    change (what, party, entry) AS (
        SELECT what, party, came FROM reason UNION SELECT what, party, ended FROM reason),
    span AS (
        SELECT what, party, entry AS came,
               lead(entry) OVER (PARTITION BY what, party ORDER BY entry) AS ended FROM change),
    each AS (
        SELECT c.what, c.party, c.came, c.ended,
               (SELECT min(r.since) FROM reason r WHERE r.what = c.what AND r.party = c.party
                AND r.came <= c.came AND r.ended > c.came) AS since
        FROM span c WHERE c.ended IS NOT NULL),
    marked AS (
        SELECT *, lag(ended) OVER same IS NOT came AS first FROM each WHERE since IS NOT NULL
        WINDOW same AS (PARTITION BY what, party, since ORDER BY came)),
    numbered AS (
        SELECT *, sum(first) OVER (PARTITION BY what, party, since ORDER BY came) AS island
        FROM marked)
    SELECT what, party, since, min(came) AS came, max(ended) AS ended
    FROM numbered GROUP BY what, party, since, island;

-- What the stakes of a deal sum to, of those whose amount is known.
CREATE TABLE deal_stakes (
    deal   INTEGER PRIMARY KEY,
    stakes INTEGER NOT NULL,
    amount INTEGER NOT NULL
) STRICT;
CREATE VIEW deal_stakes_source AS
    SELECT deal, count(*) AS stakes, sum(amount) AS amount FROM investment
    WHERE amount IS NOT NULL GROUP BY deal;
CREATE VIEW deal_stakes_less AS SELECT 0 AS deal, 0 AS amount;
CREATE TRIGGER deal_stakes_taken INSTEAD OF INSERT ON deal_stakes_less BEGIN
    UPDATE deal_stakes SET stakes = stakes - 1, amount = amount - NEW.amount WHERE deal = NEW.deal;
    DELETE FROM deal_stakes WHERE deal = NEW.deal AND stakes = 0;
END;
CREATE TRIGGER deal_stakes_added AFTER INSERT ON investment WHEN NEW.amount IS NOT NULL BEGIN
    INSERT INTO deal_stakes VALUES (NEW.deal, 1, NEW.amount)
    ON CONFLICT DO UPDATE SET stakes = stakes + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER deal_stakes_gone AFTER DELETE ON investment WHEN OLD.amount IS NOT NULL BEGIN
    INSERT INTO deal_stakes_less VALUES (OLD.deal, OLD.amount);
END;
CREATE TRIGGER deal_stakes_changed AFTER UPDATE OF deal, amount ON investment
WHEN OLD.deal <> NEW.deal OR OLD.amount IS NOT NEW.amount BEGIN
    INSERT INTO deal_stakes_less SELECT OLD.deal, OLD.amount WHERE OLD.amount IS NOT NULL;
    INSERT INTO deal_stakes SELECT NEW.deal, 1, NEW.amount WHERE NEW.amount IS NOT NULL
    ON CONFLICT DO UPDATE SET stakes = stakes + 1, amount = amount + excluded.amount;
END;

-- A company's exits, by whoever made them.
CREATE INDEX exit_company ON exit (company, day, id);
