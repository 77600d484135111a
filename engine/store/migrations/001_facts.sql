-- The ledger of facts.
--
-- Every row is a fact that somebody entered: `seq` says in which entry (who, when, by which
-- command). Rows are added, never changed and never deleted; what can be derived is not stored.
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
    command TEXT NOT NULL  -- 'deal add', 'import csv'
) STRICT;

-- Persons and institutions; companies too. One party may be a company here and an investor there.
-- The row is the party's number; all that is known of it stands in the tables below.
CREATE TABLE party (
    id  INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL REFERENCES entry
) STRICT;

-- How a party is shown, and whether it is a person. The latest row of a party holds.
CREATE TABLE party_profile (
    id    INTEGER PRIMARY KEY,
    party INTEGER NOT NULL REFERENCES party,
    name  TEXT NOT NULL CHECK (name <> ''),
    kind  TEXT CHECK (kind IN ({party_kind})),
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX party_profile_party ON party_profile (party, id);

-- Every name a party goes by, in the form in which names are compared. Two parties may share one.
CREATE TABLE party_name (
    folded TEXT NOT NULL,
    party  INTEGER NOT NULL REFERENCES party,
    name   TEXT NOT NULL, -- as written
    seq    INTEGER NOT NULL REFERENCES entry,
    PRIMARY KEY (folded, party)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_name_party ON party_name (party);

-- Two records of one party. The latest row of a party holds; same_as NULL: it stands alone again.
CREATE TABLE party_same (
    id      INTEGER PRIMARY KEY,
    party   INTEGER NOT NULL REFERENCES party,
    same_as INTEGER REFERENCES party CHECK (same_as <> party),
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX party_same_party ON party_same (party, id);

-- The party that stands for a record: itself, or the one it is the same as.
CREATE VIEW party_canon AS
    SELECT p.id AS id,
           coalesce((SELECT s.same_as FROM party_same s WHERE s.party = p.id
                     ORDER BY s.id DESC LIMIT 1), p.id) AS canon
    FROM party p;

-- A party as it is shown now.
CREATE VIEW party_now AS
    SELECT c.id AS id, c.canon AS canon,
           (SELECT f.name FROM party_profile f WHERE f.party = c.canon
            ORDER BY f.id DESC LIMIT 1) AS name,
           (SELECT f.kind FROM party_profile f WHERE f.party = c.canon AND f.kind IS NOT NULL
            ORDER BY f.id DESC LIMIT 1) AS kind
    FROM party_canon c;

-- What a party is to this ledger, and since when (NULL: always).
CREATE TABLE role (
    id    INTEGER PRIMARY KEY,
    party INTEGER NOT NULL REFERENCES party,
    role  TEXT NOT NULL CHECK (role IN ({role})),
    since TEXT CHECK (since IS date(since, '+0 days')),
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX role_party ON role (party, role);

-- Whose money a party's money is, from a day on (NULL: always), and who says so.
CREATE TABLE ownership (
    id            INTEGER PRIMARY KEY,
    party         INTEGER NOT NULL REFERENCES party,
    since         TEXT CHECK (since IS date(since, '+0 days')),
    ownership     TEXT NOT NULL CHECK (ownership IN ({ownership})),
    private_share REAL CHECK (private_share IS NULL OR (private_share BETWEEN 0 AND 1 AND ownership = 'mixed')),
    source        TEXT,
    seq           INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX ownership_party ON ownership (party, since, id);

-- What a company does and where. The latest row that says a thing holds.
CREATE TABLE company_profile (
    id      INTEGER PRIMARY KEY,
    company INTEGER NOT NULL REFERENCES party,
    sector  TEXT,
    city    TEXT,
    founded TEXT CHECK (founded IS date(founded, '+0 days')),
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX company_profile_company ON company_profile (company, id);

-- A company's registered capital from a day on.
CREATE TABLE registered_capital (
    id       INTEGER PRIMARY KEY,
    company  INTEGER NOT NULL REFERENCES party,
    since    TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    amount   INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX registered_capital_company ON registered_capital (company, since);

-- A company's round.
CREATE TABLE deal (
    id         INTEGER PRIMARY KEY,
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
    seq        INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX deal_ref ON deal (ref) WHERE ref IS NOT NULL;
CREATE INDEX deal_company ON deal (company, day);
CREATE INDEX deal_day ON deal (day);

-- The stages a deal went through. The latest one on or before a day is where it stood.
CREATE TABLE deal_stage (
    id    INTEGER PRIMARY KEY,
    deal  INTEGER NOT NULL REFERENCES deal,
    day   TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    stage TEXT NOT NULL CHECK (stage IN ({stage})),
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_stage_deal ON deal_stage (deal, day, id);

-- A party's stake in a round. Amount NULL: it took part, nobody wrote down with how much.
CREATE TABLE investment (
    id         INTEGER PRIMARY KEY,
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
    id     INTEGER PRIMARY KEY,
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
    id       INTEGER PRIMARY KEY,
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
    id       INTEGER PRIMARY KEY,
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
    id       INTEGER PRIMARY KEY,
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
    import INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX source_row_record ON source_row (form, record);

-- A value that was taken in another spelling than the file's, with what the file said.
CREATE TABLE repair (
    id       INTEGER PRIMARY KEY,
    import   INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
    line     INTEGER NOT NULL,
    field    TEXT NOT NULL,
    original TEXT NOT NULL,
    reason   TEXT NOT NULL
) STRICT;
CREATE INDEX repair_import ON repair (import, line);
