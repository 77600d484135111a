-- The ledger of facts.
--
-- Every row is a fact that somebody entered: `seq` says in which entry (who, when, by which
-- command). A table holds each fact as it stands now. Nothing is lost: a row that is corrected or
-- undone moves, as it was, to <table>_past, whose `ended` is the entry that did it (store/past.c
-- makes those tables and their triggers, for every table that has a `seq`). What can be derived is
-- not stored, but for the tables said below to be derived, which triggers keep.
-- Dates are ISO 8601 text, so that any SQLite shell reads them; amounts are minor units (fen,
-- cents) of the currency beside them; shares are decimals. NULL: nobody wrote it down.
-- day IS date(day, '+0 days') holds for days that there are: date(day) alone lets 30 February through,
-- and = lets through what is no date at all.
-- A list's name in braces stands for its tokens; the lists are in include/gentou/kinds.h.

-- What this ledger is. One row.
CREATE TABLE ledger (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    name         TEXT NOT NULL CHECK (name <> ''),
    currency     TEXT NOT NULL CHECK (length(currency) = 3), -- of amounts that name none
    illustrative INTEGER NOT NULL CHECK (illustrative IN (0, 1)) -- 1: invented data, said wherever it shows
) STRICT;

-- One row a command that wrote. Its number orders the ledger.
CREATE TABLE entry (
    seq     INTEGER PRIMARY KEY,
    at      TEXT NOT NULL, -- instant, UTC, ISO 8601
    actor   TEXT NOT NULL, -- who entered it
    command TEXT NOT NULL, -- 'deal add', 'import csv'
    reason  TEXT,          -- of a correction, as the actor gave it
    undoes  INTEGER REFERENCES entry -- the entry that this one took back
) STRICT;
CREATE INDEX entry_undoes ON entry (undoes) WHERE undoes IS NOT NULL;

-- Persons and institutions; companies too. One party may be a company here and an investor there.
-- Two records of one party: same_as is the one that stands for both, and never points to a record
-- that points on; canon is the record that stands.
CREATE TABLE party (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT NOT NULL CHECK (name <> ''), -- as it is shown
    kind    TEXT CHECK (kind IN ({party_kind})),
    same_as INTEGER REFERENCES party CHECK (same_as <> id),
    canon   INTEGER NOT NULL AS (coalesce(same_as, id)),
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX party_canon ON party (canon);
CREATE INDEX party_by_name ON party (name, id) WHERE same_as IS NULL;

-- Every name a party goes by, in the form in which names are compared. Two parties may share one.
CREATE TABLE party_name (
    folded TEXT NOT NULL,
    party  INTEGER NOT NULL REFERENCES party,
    name   TEXT NOT NULL, -- as written
    seq    INTEGER NOT NULL REFERENCES entry,
    PRIMARY KEY (folded, party)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_name_party ON party_name (party);

-- What a party is to this ledger, and since when (NULL: always).
CREATE TABLE role (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    party INTEGER NOT NULL REFERENCES party,
    role  TEXT NOT NULL CHECK (role IN ({role})),
    since TEXT CHECK (since IS date(since, '+0 days')),
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX role_party ON role (party, role);

-- Whose money a party's money is, from a day on (NULL: always), and who says so.
CREATE TABLE ownership (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    party         INTEGER NOT NULL REFERENCES party,
    since         TEXT CHECK (since IS date(since, '+0 days')),
    ownership     TEXT NOT NULL CHECK (ownership IN ({ownership})),
    private_share REAL CHECK (private_share IS NULL OR (private_share BETWEEN 0 AND 1 AND ownership = 'mixed')),
    source        TEXT,
    seq           INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX ownership_party ON ownership (party, since, id);

-- What a company does and where.
CREATE TABLE company (
    party   INTEGER PRIMARY KEY REFERENCES party,
    sector  TEXT,
    city    TEXT,
    founded TEXT CHECK (founded IS date(founded, '+0 days')),
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;

-- A company's registered capital from a day on.
CREATE TABLE registered_capital (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    company  INTEGER NOT NULL REFERENCES party,
    since    TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    amount   INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX registered_capital_company ON registered_capital (company, since);

-- A company's round.
CREATE TABLE deal (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    company    INTEGER NOT NULL REFERENCES party,
    day        TEXT NOT NULL CHECK (day IS date(day, '+0 days')), -- of the round; of an open deal, when it came in
    kind       TEXT NOT NULL CHECK (kind IN ({deal_kind})),
    amount     INTEGER CHECK (amount > 0),     -- of the whole round
    pre_money  INTEGER CHECK (pre_money > 0),
    post_money INTEGER CHECK (post_money > 0),
    currency   TEXT NOT NULL CHECK (length(currency) = 3),
    others     INTEGER NOT NULL CHECK (others IN (0, 1)), -- 1: parties took part that nobody named
    ref        TEXT, -- the writer's own reference
    note       TEXT,
    same_as    INTEGER REFERENCES deal CHECK (same_as <> id), -- entered twice: the deal that stands for it
    seq        INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_same_as ON deal (same_as) WHERE same_as IS NOT NULL;
CREATE UNIQUE INDEX deal_ref ON deal (ref) WHERE ref IS NOT NULL;
CREATE INDEX deal_company ON deal (company, day);
CREATE INDEX deal_day ON deal (day);

-- The stages a deal went through. The latest one on or before a day is where it stood.
CREATE TABLE deal_stage (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    deal  INTEGER NOT NULL REFERENCES deal,
    day   TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    stage TEXT NOT NULL CHECK (stage IN ({stage})),
    step  INTEGER REFERENCES funnel_step, -- of a funnel (002); NULL: its first of that stage
    reason TEXT CHECK (reason IS NULL OR (stage IN ('passed', 'lost') AND reason IN ({pass_reason}))),
    note  TEXT,
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_stage_deal ON deal_stage (deal, day, id);
CREATE INDEX deal_stage_closed ON deal_stage (day, deal) WHERE stage = 'closed';

-- A party's stake in a round. Amount NULL: it took part, nobody wrote down with how much.
CREATE TABLE investment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    deal       INTEGER NOT NULL REFERENCES deal,
    party      INTEGER NOT NULL REFERENCES party,
    amount     INTEGER CHECK (amount > 0), -- of the deal's currency
    instrument TEXT NOT NULL CHECK (instrument IN ({instrument})),
    seq        INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX investment_deal ON investment (deal);
CREATE INDEX investment_party ON investment (party);

-- What a member says of a deal. The latest word of a member on a deal on or before a day holds.
CREATE TABLE pledge (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    deal   INTEGER NOT NULL REFERENCES deal,
    party  INTEGER NOT NULL REFERENCES party,
    day    TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    state  TEXT NOT NULL CHECK (state IN ({pledge_state})),
    amount INTEGER CHECK (amount > 0), -- of the deal's currency
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX pledge_deal ON pledge (deal, party, day, id);

-- What a party's whole holding in a company is worth on a day, and how that was found.
CREATE TABLE mark (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    party    INTEGER NOT NULL REFERENCES party,
    company  INTEGER NOT NULL REFERENCES party,
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    value    INTEGER NOT NULL CHECK (value >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    method   TEXT NOT NULL CHECK (method IN ({mark_method})),
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX mark_holding ON mark (party, company, day, id);

-- A party sells, loses or is paid out of its holding in a company, wholly or in part.
CREATE TABLE exit (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    party    INTEGER NOT NULL REFERENCES party,
    company  INTEGER NOT NULL REFERENCES party,
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    kind     TEXT NOT NULL CHECK (kind IN ({exit_kind})),
    proceeds INTEGER NOT NULL CHECK (proceeds >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    share    REAL NOT NULL CHECK (share > 0 AND share <= 1), -- of what was still held
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX exit_holding ON exit (party, company, day, id);

-- A file that was imported.
CREATE TABLE import (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    file     TEXT NOT NULL,
    form     TEXT NOT NULL,    -- 'deal', 'member'
    rows     INTEGER NOT NULL, -- records in it
    imported INTEGER NOT NULL,
    present  INTEGER NOT NULL, -- already there
    rejected INTEGER NOT NULL,
    seq      INTEGER NOT NULL REFERENCES entry,
    CHECK (imported + present + rejected = rows)
) STRICT;

-- The rows that became records. The digest (BLAKE2b, 16 bytes) of a row's canonical text tells
-- whether it was entered before.
CREATE TABLE source_row (
    digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 16),
    form   TEXT NOT NULL,
    record INTEGER NOT NULL, -- the record's number: deal.id, party.id, …
    line   INTEGER NOT NULL, -- in the file, 1-based
    import INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT, WITHOUT ROWID;
CREATE INDEX source_row_record ON source_row (form, record);

-- A value that was taken in another spelling than the file's, with what the file said.
CREATE TABLE repair (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    import   INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
    line     INTEGER NOT NULL,
    field    TEXT NOT NULL,
    original TEXT NOT NULL,
    reason   TEXT NOT NULL,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX repair_import ON repair (import, line);

-- Derived tables. Each has a view <table>_source that says what it holds; triggers keep it so. They
-- delete and insert, since the conflict clause of what fires them would stand in for OR REPLACE.

-- Where a deal stands after its latest stage. The day of a round is that of its closing, and of a
-- deal in another stage the day it came in.
CREATE TABLE deal_now (
    deal      INTEGER PRIMARY KEY,
    day       TEXT NOT NULL, -- it came in
    kind      TEXT NOT NULL,
    round_day TEXT NOT NULL,
    stage     TEXT NOT NULL,
    stage_day TEXT NOT NULL, -- it stands there since
    step      INTEGER
) STRICT;
CREATE INDEX deal_now_day ON deal_now (round_day, deal);
CREATE INDEX deal_now_stage ON deal_now (stage, round_day, deal);
CREATE INDEX deal_now_kind ON deal_now (kind, round_day, deal);
CREATE INDEX deal_now_came_in ON deal_now (day, deal);
CREATE INDEX deal_now_step ON deal_now (stage, step, stage_day, deal);
CREATE INDEX deal_now_stage_day ON deal_now (stage_day);

CREATE VIEW deal_now_source AS
    SELECT d.id AS deal, d.day AS day, d.kind AS kind,
           CASE s.stage WHEN 'closed' THEN s.day ELSE d.day END AS round_day,
           s.stage AS stage, s.day AS stage_day, s.step AS step
    FROM deal d JOIN deal_stage s ON s.id =
         (SELECT t.id FROM deal_stage t WHERE t.deal = d.id ORDER BY t.day DESC, t.id DESC LIMIT 1)
    WHERE d.same_as IS NULL;

-- A deal that is put into this view is made anew there. (No OR REPLACE: the conflict clause of the
-- statement that sets a trigger off would hold in it.)
CREATE VIEW deal_now_anew AS SELECT 0 AS deal;
CREATE TRIGGER deal_now_made_anew INSTEAD OF INSERT ON deal_now_anew BEGIN
    DELETE FROM deal_now WHERE deal = NEW.deal;
    INSERT INTO deal_now SELECT * FROM deal_now_source WHERE deal = NEW.deal;
END;
CREATE TRIGGER deal_stage_added AFTER INSERT ON deal_stage BEGIN INSERT INTO deal_now_anew VALUES (NEW.deal); END;
CREATE TRIGGER deal_stage_changed AFTER UPDATE ON deal_stage BEGIN INSERT INTO deal_now_anew VALUES (NEW.deal); END;
CREATE TRIGGER deal_stage_gone AFTER DELETE ON deal_stage BEGIN INSERT INTO deal_now_anew VALUES (OLD.deal); END;
CREATE TRIGGER deal_changed AFTER UPDATE ON deal BEGIN INSERT INTO deal_now_anew VALUES (NEW.id); END;
CREATE TRIGGER deal_gone AFTER DELETE ON deal BEGIN INSERT INTO deal_now_anew VALUES (OLD.id); END;

-- Who is what, and since when ('': always): the roles; 'company' for whoever has a round, and
-- 'investor' for whoever stands in one or whose ownership is recorded, since the day of the first.
-- By the record that stands for a party.
CREATE TABLE standing (
    what  TEXT NOT NULL,
    party INTEGER NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (what, party)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_party ON standing (party);

CREATE VIEW standing_each AS
    SELECT r.role AS what, p.canon AS party, coalesce(r.since, '') AS since
    FROM party p JOIN role r ON r.party = p.id
    UNION ALL
    SELECT 'company', p.canon, d.day
    FROM party p JOIN deal d ON d.company = p.id
    UNION ALL
    SELECT 'investor', p.canon, d.day
    FROM party p JOIN investment i ON i.party = p.id JOIN deal d ON d.id = i.deal
    UNION ALL
    SELECT 'investor', p.canon, coalesce(o.since, '')
    FROM party p JOIN ownership o ON o.party = p.id;
CREATE VIEW standing_source AS
    SELECT what, party, min(since) AS since FROM standing_each GROUP BY what, party;

CREATE TRIGGER role_added AFTER INSERT ON role BEGIN
    INSERT INTO standing
    SELECT NEW.role, p.canon, coalesce(NEW.since, '') FROM party p WHERE p.id = NEW.party
    ON CONFLICT DO UPDATE SET since = min(since, excluded.since);
END;
CREATE TRIGGER deal_added AFTER INSERT ON deal BEGIN
    INSERT INTO standing SELECT 'company', p.canon, NEW.day FROM party p WHERE p.id = NEW.company
    ON CONFLICT DO UPDATE SET since = min(since, excluded.since);
END;
CREATE TRIGGER investment_added AFTER INSERT ON investment BEGIN
    INSERT INTO standing
    SELECT 'investor', p.canon, d.day FROM party p JOIN deal d ON d.id = NEW.deal
    WHERE p.id = NEW.party
    ON CONFLICT DO UPDATE SET since = min(since, excluded.since);
END;
CREATE TRIGGER ownership_added AFTER INSERT ON ownership BEGIN
    INSERT INTO standing
    SELECT 'investor', p.canon, coalesce(NEW.since, '') FROM party p WHERE p.id = NEW.party
    ON CONFLICT DO UPDATE SET since = min(since, excluded.since);
END;
-- Anything else is rare: the standing of the parties it touches is made anew. A party that is put
-- into this view is one of them.
CREATE VIEW standing_anew AS SELECT 0 AS party;
CREATE TRIGGER standing_made_anew INSTEAD OF INSERT ON standing_anew BEGIN
    DELETE FROM standing WHERE party = NEW.party;
    INSERT INTO standing
    SELECT what, party, min(since) FROM standing_each WHERE party = NEW.party GROUP BY what, party;
END;
CREATE TRIGGER role_changed AFTER UPDATE ON role BEGIN
    INSERT INTO standing_anew
    SELECT canon FROM party WHERE id IN (OLD.party, NEW.party);
END;
CREATE TRIGGER role_gone AFTER DELETE ON role BEGIN
    INSERT INTO standing_anew
    SELECT canon FROM party WHERE id = OLD.party;
END;
CREATE TRIGGER investment_changed AFTER UPDATE ON investment BEGIN
    INSERT INTO standing_anew
    SELECT canon FROM party WHERE id IN (OLD.party, NEW.party);
END;
CREATE TRIGGER investment_gone AFTER DELETE ON investment BEGIN
    INSERT INTO standing_anew
    SELECT canon FROM party WHERE id = OLD.party;
END;
CREATE TRIGGER ownership_changed AFTER UPDATE ON ownership BEGIN
    INSERT INTO standing_anew
    SELECT canon FROM party WHERE id IN (OLD.party, NEW.party);
END;
CREATE TRIGGER ownership_gone AFTER DELETE ON ownership BEGIN
    INSERT INTO standing_anew
    SELECT canon FROM party WHERE id = OLD.party;
END;
CREATE TRIGGER deal_moved AFTER UPDATE OF day, company ON deal BEGIN
    INSERT INTO standing_anew
    SELECT p.canon FROM party p WHERE p.id IN (OLD.company, NEW.company) UNION SELECT p.canon
    FROM investment i JOIN party p ON p.id = i.party WHERE i.deal = NEW.id;
END;
CREATE TRIGGER deal_withdrawn AFTER DELETE ON deal BEGIN
    INSERT INTO standing_anew
    SELECT canon FROM party WHERE id = OLD.company;
END;
CREATE TRIGGER party_joined AFTER UPDATE OF same_as ON party BEGIN
    INSERT INTO standing_anew
    SELECT OLD.canon UNION SELECT NEW.canon;
END;
CREATE TRIGGER party_gone AFTER DELETE ON party BEGIN
    INSERT INTO standing_anew
    SELECT OLD.id UNION SELECT OLD.canon;
END;
