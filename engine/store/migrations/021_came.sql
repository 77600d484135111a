-- When deals came in, as any entry knew it.
--
-- A derived table more (001_facts.sql, 013_stood.sql): what a day of the past saw is counted and
-- read in the order of its days off this one, which is narrow and does not change when deals move.
CREATE TABLE deal_came_known (
    came_in TEXT NOT NULL,    -- the deal, on this day
    deal    INTEGER NOT NULL,
    kind    TEXT NOT NULL,    -- of the deal
    came    INTEGER NOT NULL, -- the entry that made it known
    ended   INTEGER NOT NULL, -- the one since which it is not; 9223372036854775807: known to this day
    PRIMARY KEY (came_in, deal, came)
) STRICT, WITHOUT ROWID;
CREATE VIEW deal_came_known_source AS
    SELECT day AS came_in, id AS deal, kind, came, ended FROM deal_ever WHERE same_as IS NULL;

-- A deal that is put into this view was not known to have come in on that day after all.
CREATE VIEW deal_came_not AS SELECT '' AS came_in, 0 AS deal;
CREATE TRIGGER deal_came_known_no_more INSTEAD OF INSERT ON deal_came_not BEGIN
    DELETE FROM deal_came_known
    WHERE came_in = NEW.came_in AND deal = NEW.deal AND came = (SELECT max(seq) FROM entry);
    UPDATE deal_came_known SET ended = (SELECT max(seq) FROM entry)
    WHERE came_in = NEW.came_in AND deal = NEW.deal AND ended = 9223372036854775807;
END;
CREATE TRIGGER deal_came_added AFTER INSERT ON deal WHEN NEW.same_as IS NULL BEGIN
    INSERT INTO deal_came_known
    VALUES (NEW.day, NEW.id, NEW.kind, (SELECT max(seq) FROM entry), 9223372036854775807);
END;
CREATE TRIGGER deal_came_gone AFTER DELETE ON deal BEGIN
    INSERT INTO deal_came_not VALUES (OLD.day, OLD.id);
END;
CREATE TRIGGER deal_came_changed AFTER UPDATE OF day, kind, same_as ON deal
WHEN OLD.day <> NEW.day OR OLD.kind <> NEW.kind OR OLD.same_as IS NOT NEW.same_as BEGIN
    INSERT INTO deal_came_not VALUES (OLD.day, OLD.id);
    INSERT INTO deal_came_known
    SELECT NEW.day, NEW.id, NEW.kind, (SELECT max(seq) FROM entry), 9223372036854775807
    WHERE NEW.same_as IS NULL;
END;

-- What is known to this day is told by the end alone. When the ledger is read as of an entry, what
-- ends with `_then` stands before what does not.
DROP VIEW deal_stood;
CREATE VIEW deal_stood AS
    SELECT deal, id, came_in, kind, round_day, stage, step, day, until FROM deal_stood_known
    WHERE ended = 9223372036854775807;
CREATE VIEW deal_stood_then AS
    SELECT deal, id, came_in, kind, round_day, stage, step, day, until FROM deal_stood_known
    WHERE came <= (SELECT max(seq) FROM entry) AND ended > (SELECT max(seq) FROM entry);
CREATE VIEW deal_came AS
    SELECT came_in, deal, kind FROM deal_came_known WHERE ended = 9223372036854775807;
CREATE VIEW deal_came_then AS
    SELECT came_in, deal, kind FROM deal_came_known
    WHERE came <= (SELECT max(seq) FROM entry) AND ended > (SELECT max(seq) FROM entry);
