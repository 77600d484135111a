-- What the rule book asks beside the rounds: dated figures of companies and funds, angels' ties,
-- the presets that a ledger applies. Days and amounts as in 001_facts.sql; flags are 0 or 1.

-- What is known of a company on a day. Each figure holds until a later one says otherwise; those of
-- a year (revenue, costs, rd_spending) are of the year that ends on the day.
CREATE TABLE figure (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    company        INTEGER NOT NULL REFERENCES party,
    day            TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    registered_in  TEXT, -- place of registration, from the province down
    listed         INTEGER CHECK (listed IN (0, 1)),
    resident       INTEGER CHECK (resident IN (0, 1)), -- for tax
    audited        INTEGER CHECK (audited IN (0, 1)),  -- taxed on its accounts
    staff          INTEGER CHECK (staff >= 0),
    college_staff  INTEGER CHECK (college_staff >= 0),  -- technical, with a college degree
    bachelor_staff INTEGER CHECK (bachelor_staff >= 0),
    rd_staff       INTEGER CHECK (rd_staff >= 0),       -- in research and development
    revenue        INTEGER CHECK (revenue >= 0),        -- amounts of `currency`
    costs          INTEGER CHECK (costs >= 0),
    rd_spending    INTEGER CHECK (rd_spending >= 0),
    total_assets   INTEGER CHECK (total_assets >= 0),
    net_assets     INTEGER,
    currency       TEXT NOT NULL CHECK (length(currency) = 3),
    source         TEXT, -- who says so
    seq            INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX figure_company ON figure (company, day, id);

-- What is known of a guidance fund or sub-fund on a day; sums are those so far.
CREATE TABLE fund_figure (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    fund       INTEGER NOT NULL REFERENCES party,
    day        TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    fund_level TEXT CHECK (fund_level IN ({fund_level})),
    term_stage TEXT CHECK (term_stage IN ({term_stage})), -- of the companies it invests in
    approved   TEXT CHECK (approved IS date(approved, '+0 days')),
    set_up     TEXT CHECK (set_up IS date(set_up, '+0 days')),
    seniors    INTEGER CHECK (seniors >= 0),   -- senior staff with two years of experience
    projects   INTEGER CHECK (projects >= 0),  -- companies invested in
    invested   INTEGER CHECK (invested >= 0),  -- amounts of `currency`
    early      INTEGER CHECK (early >= 0),     -- of it in seed and start-up companies
    on_target  INTEGER CHECK (on_target >= 0), -- of it in the stated field
    local      INTEGER CHECK (local >= 0),     -- recognised as local
    tech       INTEGER CHECK (tech >= 0),      -- of it in technology SMEs
    returned   INTEGER CHECK (returned >= 0),  -- the guidance fund's return
    conceded   INTEGER CHECK (conceded >= 0),  -- of it given up
    loss       INTEGER CHECK (loss >= 0),      -- at liquidation
    currency   TEXT NOT NULL CHECK (length(currency) = 3),
    source     TEXT,
    seq        INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX fund_figure_fund ON fund_figure (fund, day, id);

-- What an angel is to a company beside an investor, and what share of it the angel holds with
-- relatives. The latest word on or before a day holds.
CREATE TABLE tie (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    company      INTEGER NOT NULL REFERENCES party,
    party        INTEGER NOT NULL REFERENCES party CHECK (party <> company),
    day          TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    tie          TEXT NOT NULL CHECK (tie IN ({tie})),
    family_share REAL CHECK (family_share BETWEEN 0 AND 1),
    source       TEXT,
    seq          INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX tie_company ON tie (company, party, day, id);

-- What an investor was given for its loss on a company.
CREATE TABLE compensation (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    company    INTEGER NOT NULL REFERENCES party,
    party      INTEGER NOT NULL REFERENCES party CHECK (party <> company),
    day        TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    amount     INTEGER NOT NULL CHECK (amount > 0), -- of `currency`
    currency   TEXT NOT NULL CHECK (length(currency) = 3),
    term_stage TEXT CHECK (term_stage IN ({term_stage})), -- of the company when it was invested in
    document   TEXT,
    seq        INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX compensation_party ON compensation (party, day, id);
CREATE INDEX compensation_company ON compensation (company, day, id);

-- A preset of rules that the ledger is kept under, from a day on.
CREATE TABLE preset (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL CHECK (name <> ''),
    since TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    until TEXT CHECK (until IS date(until, '+0 days') AND until >= since), -- its last day
    note  TEXT,
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX preset_name ON preset (name, since);

-- A deal went on although a rule said no, and why.
CREATE TABLE deal_override (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    deal   INTEGER NOT NULL REFERENCES deal,
    day    TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    rule   TEXT NOT NULL CHECK (rule <> ''), -- its id: 'HK-2'
    reason TEXT NOT NULL CHECK (reason <> ''),
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_override_deal ON deal_override (deal, id);
