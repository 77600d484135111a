-- From interest to money: what a pledge asks for, and the closings that turn pledges into stakes.
-- Days, amounts and shares as in 001_facts.sql.

-- Of a pledge, beside its amount.
ALTER TABLE pledge ADD COLUMN minimum INTEGER CHECK (minimum > 0);   -- the member takes no less; NULL: any amount
ALTER TABLE pledge ADD COLUMN priority INTEGER CHECK (priority > 0); -- its class, 1 is served first; NULL: after all classes

-- A day on which a deal takes money, and how it is shared out when more is pledged than it takes.
-- Amounts are of the deal's currency.
CREATE TABLE closing (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    deal    INTEGER NOT NULL REFERENCES deal,
    day     TEXT NOT NULL CHECK (day IS date(day, '+0 days')), -- pledges of that day and before take part
    most    INTEGER NOT NULL CHECK (most > 0), -- it takes at most this
    least   INTEGER CHECK (least BETWEEN 1 AND most),  -- below this it does not happen; NULL: any
    ticket  INTEGER CHECK (ticket BETWEEN 1 AND most), -- nobody gets less than this; NULL: any
    method  TEXT NOT NULL CHECK (method IN ({allocation_method})),
    seed    INTEGER CHECK (seed >= 0), -- of the lottery
    vehicle INTEGER REFERENCES vehicle, -- invests in the members' place; NULL: they invest themselves
    seq     INTEGER NOT NULL REFERENCES entry,
    CHECK ((method = 'lottery') = (seed IS NOT NULL))
) STRICT;
CREATE INDEX closing_deal ON closing (deal, day, id);
CREATE INDEX closing_day ON closing (day, id);
CREATE INDEX closing_vehicle ON closing (vehicle) WHERE vehicle IS NOT NULL;

-- A closing was run, once: what it came to stands in `allotment`.
CREATE TABLE closing_run (
    closing INTEGER PRIMARY KEY REFERENCES closing,
    draw    INTEGER NOT NULL CHECK (draw > 0), -- how a lottery draws from its seed (GT_LOTTERY_VERSION)
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;

-- What a pledge got from a closing. One that got something is settled by it: what it asked for
-- beyond that lapses. One that got nothing stays for the next closing.
CREATE TABLE allotment (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    closing INTEGER NOT NULL REFERENCES closing_run,
    pledge  INTEGER NOT NULL REFERENCES pledge, -- the member's word as the closing found it
    asked   INTEGER NOT NULL CHECK (asked > 0),
    amount  INTEGER NOT NULL CHECK (amount BETWEEN 0 AND asked),
    reason  TEXT NOT NULL CHECK (reason IN ({allotment_reason})),
    drawn   INTEGER CHECK (drawn > 0), -- place in the lottery's draw
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX allotment_closing ON allotment (closing, pledge);
CREATE INDEX allotment_pledge ON allotment (pledge);

-- The money of an allotment came in: it is a stake of the member's, or part of the vehicle's.
CREATE TABLE funding (
    allotment  INTEGER PRIMARY KEY REFERENCES allotment,
    day        TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    pledge     INTEGER NOT NULL REFERENCES pledge,     -- the word that says so
    investment INTEGER NOT NULL REFERENCES investment, -- the stake
    holder     INTEGER REFERENCES holder, -- what the member holds of the vehicle since
    seq        INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX funding_pledge ON funding (pledge);
CREATE INDEX funding_investment ON funding (investment);
CREATE INDEX funding_holder ON funding (holder) WHERE holder IS NOT NULL;

-- Money was taken although a rule said no, and why.
CREATE TABLE closing_override (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    closing INTEGER NOT NULL REFERENCES closing,
    day     TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    rule    TEXT NOT NULL CHECK (rule <> ''), -- its id: 'QI-1'
    member  INTEGER REFERENCES party, -- whom it is about; NULL: the vehicle
    reason  TEXT NOT NULL CHECK (reason <> ''),
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX closing_override_closing ON closing_override (closing, id);
CREATE INDEX closing_override_member ON closing_override (member) WHERE member IS NOT NULL;

-- Pledges that stand still.
CREATE INDEX pledge_state ON pledge (state, day);
