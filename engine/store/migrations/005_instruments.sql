-- What companies issue, what happens to it, what they pay.
--
-- Shares are counted in millionths, prices of one share in 10^-10 of the currency beside them, so
-- that both are exact; ratios are num for each den.

-- A class of a company's shares, as it stands now. Its name is unique among the company's.
CREATE TABLE stock_class (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    company           INTEGER NOT NULL REFERENCES party,
    name              TEXT NOT NULL CHECK (name <> ''),
    folded            TEXT NOT NULL CHECK (folded <> ''), -- the name as names are compared
    kind              TEXT NOT NULL CHECK (kind IN ({stock_kind})),
    since             TEXT CHECK (since IS date(since, '+0 days')), -- day it was resolved
    seniority         REAL NOT NULL CHECK (seniority >= 0), -- the higher is paid first
    votes             REAL NOT NULL CHECK (votes >= 0),     -- of one share
    preference        REAL CHECK (preference >= 0),         -- multiple of the issue price
    participation     TEXT NOT NULL CHECK (participation IN ({participation})),
    participation_cap REAL CHECK (participation_cap > 0),   -- multiple of the issue price
    conversion_num    INTEGER NOT NULL CHECK (conversion_num > 0), -- common shares for each den
    conversion_den    INTEGER NOT NULL CHECK (conversion_den > 0),
    authorized        INTEGER CHECK (authorized >= 0),      -- shares that may be issued
    note              TEXT,
    seq               INTEGER NOT NULL REFERENCES entry,
    CHECK ((participation = 'capped') = (participation_cap IS NOT NULL))
) STRICT;
CREATE INDEX stock_class_company ON stock_class (company, folded);

-- Money that may become shares, or is lent.
CREATE TABLE convertible (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    company   INTEGER NOT NULL REFERENCES party,
    holder    INTEGER NOT NULL REFERENCES party,
    kind      TEXT NOT NULL CHECK (kind IN ({convertible})),
    day       TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    amount    INTEGER NOT NULL CHECK (amount > 0),
    currency  TEXT NOT NULL CHECK (length(currency) = 3),
    rate      REAL CHECK (rate >= 0),           -- simple interest a year, Actual/365
    maturity  TEXT CHECK (maturity IS date(maturity, '+0 days')),
    cap       INTEGER CHECK (cap > 0),          -- valuation above which it does not convert
    discount  REAL CHECK (discount BETWEEN 0 AND 1), -- off the price of the next round
    mfn       INTEGER NOT NULL CHECK (mfn IN (0, 1)), -- 1: gets the best terms given to a later one
    seniority INTEGER CHECK (seniority >= 1),   -- 1 is paid first
    deal      INTEGER REFERENCES deal,
    note      TEXT,
    seq       INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX convertible_company ON convertible (company, day, id);
CREATE INDEX convertible_day ON convertible (day, id);

-- All that happens to a company's shares, in one table so that the order of a day is that in which
-- it was entered. Whose columns are whose: the CHECK at the end.
CREATE TABLE share_event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    company     INTEGER NOT NULL REFERENCES party,
    kind        TEXT NOT NULL CHECK (kind IN ({share_event})),
    day         TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    class       INTEGER REFERENCES stock_class, -- issued, moved, split (NULL: all), given up
    into_class  INTEGER REFERENCES stock_class, -- that a conversion gives
    holder      INTEGER REFERENCES party,       -- who receives; of a transfer NULL: nobody, they are cancelled
    seller      INTEGER REFERENCES party,
    quantity    INTEGER CHECK (quantity > 0),
    received    INTEGER CHECK (received > 0),
    granted     INTEGER REFERENCES share_event, -- option or warrant that is exercised
    convertible INTEGER REFERENCES convertible, -- that becomes shares, all of it
    ratio_num   INTEGER CHECK (ratio_num > 0),
    ratio_den   INTEGER CHECK (ratio_den > 0),
    fractions   TEXT CHECK (fractions IN ({fractions})),
    price       INTEGER CHECK (price >= 0),     -- of a share; of an option or warrant, to exercise
    currency    TEXT NOT NULL CHECK (length(currency) = 3),
    vesting     TEXT,
    expiry      TEXT CHECK (expiry IS date(expiry, '+0 days')),
    deal        INTEGER REFERENCES deal,
    note        TEXT,
    seq         INTEGER NOT NULL REFERENCES entry,
    CHECK (CASE kind
           WHEN 'transfer' THEN class IS NOT NULL AND seller IS NOT NULL AND quantity IS NOT NULL
           WHEN 'split' THEN ratio_num IS NOT NULL AND ratio_den IS NOT NULL AND fractions IS NOT NULL
           WHEN 'conversion' THEN into_class IS NOT NULL AND holder IS NOT NULL AND received IS NOT NULL
               AND (class IS NOT NULL) + (granted IS NOT NULL) + (convertible IS NOT NULL) = 1
               AND (quantity IS NULL) = (convertible IS NOT NULL)
           ELSE class IS NOT NULL AND holder IS NOT NULL AND quantity IS NOT NULL END)
) STRICT;
CREATE INDEX share_event_company ON share_event (company, day, id);
CREATE UNIQUE INDEX share_event_convertible ON share_event (convertible) WHERE convertible IS NOT NULL;

-- What a share of a class is worth from a day on, and who says so.
CREATE TABLE class_value (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    class    INTEGER NOT NULL REFERENCES stock_class,
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    price    INTEGER NOT NULL CHECK (price >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    source   TEXT,
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX class_value_class ON class_value (class, day, id);

-- What a company or a fund pays to a party that holds of it.
CREATE TABLE payout (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    payer    INTEGER NOT NULL REFERENCES party,
    party    INTEGER NOT NULL REFERENCES party,
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    kind     TEXT NOT NULL CHECK (kind IN ({payout})),
    amount   INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX payout_day ON payout (day, id);
CREATE INDEX payout_payer ON payout (payer, day, id);
CREATE INDEX payout_party ON payout (party, day, id);

-- The part of an exit's proceeds that a third party holds: it is received when it is released.
CREATE TABLE escrow (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    exit   INTEGER NOT NULL REFERENCES exit,
    amount INTEGER NOT NULL CHECK (amount > 0), -- of the exit's currency
    until  TEXT CHECK (until IS date(until, '+0 days')),
    note   TEXT,
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX escrow_exit ON escrow (exit);

CREATE TABLE escrow_release (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    escrow INTEGER NOT NULL REFERENCES escrow,
    day    TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    amount INTEGER NOT NULL CHECK (amount > 0), -- of the exit's currency
    note   TEXT,
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX escrow_release_escrow ON escrow_release (escrow, day);

-- What a mark rests on, of which class alone it speaks (NULL: of the whole holding), and who
-- looked it over.
ALTER TABLE mark ADD COLUMN inputs TEXT;
ALTER TABLE mark ADD COLUMN class INTEGER REFERENCES stock_class;
ALTER TABLE mark ADD COLUMN reviewer TEXT;
CREATE INDEX mark_day ON mark (day, id);
CREATE INDEX mark_company ON mark (company, day, id);
