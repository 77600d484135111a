-- The guidance fund's own money: what it is given by year, what it gives to sub-funds, and the
-- letters of its partners. Days and amounts as in 001_facts.sql.

-- A fund that the guidance fund takes part in, as a party of the ledger.
CREATE TABLE subfund (
    party    INTEGER PRIMARY KEY REFERENCES party,
    fund     INTEGER NOT NULL REFERENCES party, -- the guidance fund
    partner  INTEGER REFERENCES party,          -- who manages it
    since    TEXT CHECK (since IS date(since, '+0 days')),
    size     INTEGER CHECK (size > 0),          -- that it aims at, of `currency`
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX subfund_fund ON subfund (fund, party);
CREATE INDEX subfund_partner ON subfund (partner) WHERE partner IS NOT NULL;

-- Money that a party promised to a fund, of the guidance fund's or of a sub-fund.
CREATE TABLE commitment (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    fund     INTEGER NOT NULL REFERENCES party,
    party    INTEGER NOT NULL REFERENCES party CHECK (party <> fund),
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    amount   INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX commitment_fund ON commitment (fund, day, id);
CREATE INDEX commitment_party ON commitment (party, day, id);

-- What of a commitment was called and paid, in the commitment's currency.
CREATE TABLE drawdown (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    commitment INTEGER NOT NULL REFERENCES commitment,
    day        TEXT NOT NULL CHECK (day IS date(day, '+0 days')), -- it was paid
    called     TEXT CHECK (called IS date(called, '+0 days') AND called <= day),
    amount     INTEGER NOT NULL CHECK (amount > 0),
    note       TEXT,
    seq        INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX drawdown_commitment ON drawdown (commitment, day, id);

-- A partner's letter of intention to invest beside the guidance fund.
CREATE TABLE intention (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    fund     INTEGER NOT NULL REFERENCES party,
    partner  INTEGER NOT NULL REFERENCES party,
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    until    TEXT CHECK (until IS date(until, '+0 days') AND until >= day), -- its last day
    capacity INTEGER CHECK (capacity > 0), -- what the partner means to invest, of `currency`
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    document TEXT, -- number or place of the paper
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX intention_fund ON intention (fund, partner, day);

-- What a guidance fund may spend in a year, and what its final account says was spent.
CREATE TABLE budget (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    fund     INTEGER NOT NULL REFERENCES party,
    year     INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 9999),
    amount   INTEGER NOT NULL CHECK (amount >= 0), -- of `currency`
    final    INTEGER CHECK (final >= 0),           -- the final account; NULL: not closed yet
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    document TEXT,
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX budget_year ON budget (fund, year);
