-- The angel club: who may invest, what is owed, who came, what was thought and voted, and the
-- vehicles that members invest through. Days, amounts and shares as in 001_facts.sql.

-- What shows, from a day on, that a member is a qualified investor (policy QI-1, QI-2). Whether it
-- is one is derived, as of a day (models/qualified.c); the figures stand in `evidence`.
CREATE TABLE qualification (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    member  INTEGER NOT NULL REFERENCES party,
    day     TEXT NOT NULL CHECK (day IS date(day, '+0 days')), -- of the proof
    expires TEXT CHECK (expires IS date(expires, '+0 days') AND expires >= day), -- last day it may be used; NULL: it does not expire
    deemed  TEXT NOT NULL CHECK (deemed IN ({deemed})), -- 'none' for most
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX qualification_member ON qualification (member, day, id);
CREATE INDEX qualification_expires ON qualification (expires) WHERE expires IS NOT NULL;

-- The personal part of a qualification, apart from it so that it can be redacted: then figures and
-- reference are gone from here and from the past, and a digest of them remains (store/evidence.c).
CREATE TABLE evidence (
    qualification    INTEGER PRIMARY KEY REFERENCES qualification,
    net_assets       INTEGER CHECK (net_assets >= 0),       -- fen; of an institution
    financial_assets INTEGER CHECK (financial_assets >= 0), -- fen; of a person
    average_income   INTEGER CHECK (average_income >= 0),   -- fen a year, over the last three years
    reference        TEXT, -- where the proof is kept
    digest           BLOB CHECK (length(digest) = 32), -- keyed BLAKE2b of what stood here
    redacted         INTEGER REFERENCES entry, -- who did it, when and why; NULL: it was not
    seq              INTEGER NOT NULL REFERENCES entry,
    CHECK ((digest IS NULL) = (redacted IS NULL)),
    CHECK (digest IS NULL OR coalesce(net_assets, financial_assets, average_income, reference) IS NULL)
) STRICT;

-- What a member owes the club for a period, and what was paid of it.
CREATE TABLE dues (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    member   INTEGER NOT NULL REFERENCES party,
    period   TEXT NOT NULL CHECK (period <> ''), -- '2025', '2025 H1'
    amount   INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')), -- it was asked for
    due      TEXT NOT NULL CHECK (due IS date(due, '+0 days') AND due >= day), -- the last day to pay
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX dues_member ON dues (member, period);
CREATE INDEX dues_due ON dues (due, id);

CREATE TABLE payment (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    dues   INTEGER NOT NULL REFERENCES dues,
    day    TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    amount INTEGER NOT NULL CHECK (amount > 0), -- of the dues' currency
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX payment_dues ON payment (dues, day);

-- Sectors a member wants to hear of, from a day on (NULL: always).
CREATE TABLE interest (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL REFERENCES party,
    sector TEXT NOT NULL, -- as written
    folded TEXT NOT NULL CHECK (folded <> ''), -- as it is compared
    since  TEXT CHECK (since IS date(since, '+0 days')),
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX interest_member ON interest (member, folded);

CREATE TABLE meeting (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    day   TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    kind  TEXT NOT NULL CHECK (kind IN ({meeting_kind})),
    title TEXT,
    place TEXT,
    ref   TEXT, -- the writer's own reference
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX meeting_ref ON meeting (ref) WHERE ref IS NOT NULL;
CREATE INDEX meeting_day ON meeting (day, id);

-- What a meeting is about, in the order of the numbers: a deal, or something else with a title.
CREATE TABLE agenda (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting INTEGER NOT NULL REFERENCES meeting,
    deal    INTEGER REFERENCES deal,
    title   TEXT,
    seq     INTEGER NOT NULL REFERENCES entry,
    CHECK (deal IS NOT NULL OR title IS NOT NULL)
) STRICT;
CREATE INDEX agenda_meeting ON agenda (meeting, id);
CREATE UNIQUE INDEX agenda_deal ON agenda (deal, meeting) WHERE deal IS NOT NULL;

CREATE TABLE attendance (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting INTEGER NOT NULL REFERENCES meeting,
    member  INTEGER NOT NULL REFERENCES party,
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX attendance_meeting ON attendance (meeting, member);
CREATE INDEX attendance_member ON attendance (member);

-- What the club scores pitches by, from a day on (NULL: always); the latest row of a name holds.
-- Weight 0: no longer asked. A club that has no row scores by the usual criteria (operations/pitch.c).
CREATE TABLE criterion (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL, -- as written
    folded TEXT NOT NULL CHECK (folded <> ''),
    weight REAL NOT NULL CHECK (weight >= 0),
    since  TEXT CHECK (since IS date(since, '+0 days')),
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX criterion_folded ON criterion (folded, since, id);

-- A member's score of a deal by a criterion, 1 (worst) to 10; the latest on or before a day holds.
CREATE TABLE score (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    deal      INTEGER NOT NULL REFERENCES deal,
    member    INTEGER NOT NULL REFERENCES party,
    criterion TEXT NOT NULL CHECK (criterion <> ''), -- folded
    day       TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    value     REAL NOT NULL CHECK (value BETWEEN 1 AND 10),
    meeting   INTEGER REFERENCES meeting, -- where it was given
    seq       INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX score_deal ON score (deal, member, criterion, day, id);
CREATE INDEX score_member ON score (member, day);

-- How the club votes, from a day on (NULL: always). Without a row: no quorum, simple majority.
CREATE TABLE voting (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    since          TEXT CHECK (since IS date(since, '+0 days')),
    quorum         INTEGER NOT NULL CHECK (quorum >= 0), -- members who vote at least; 0: not asked for
    quorum_share   REAL NOT NULL CHECK (quorum_share BETWEEN 0 AND 1), -- of those who may vote
    majority       TEXT NOT NULL CHECK (majority IN ({majority})),
    majority_share REAL CHECK (majority_share > 0 AND majority_share <= 1),
    abstentions    INTEGER NOT NULL CHECK (abstentions IN (0, 1)), -- 1: they count beside yes and no
    seq            INTEGER NOT NULL REFERENCES entry,
    CHECK ((majority = 'share') = (majority_share IS NOT NULL))
) STRICT;
CREATE INDEX voting_since ON voting (since, id);

-- A member's vote on a deal in a meeting.
CREATE TABLE vote (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    deal    INTEGER NOT NULL REFERENCES deal,
    meeting INTEGER NOT NULL REFERENCES meeting,
    member  INTEGER NOT NULL REFERENCES party,
    vote    TEXT NOT NULL CHECK (vote IN ({vote})),
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX vote_deal ON vote (deal, meeting, member);
CREATE INDEX vote_meeting ON vote (meeting);
CREATE INDEX vote_member ON vote (member);

-- A member's conflict of interest in a deal, declared on a day. From that day on the member's votes
-- and scores are kept and do not count, those given earlier neither.
CREATE TABLE conflict (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    deal   INTEGER NOT NULL REFERENCES deal,
    member INTEGER NOT NULL REFERENCES party,
    day    TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    reason TEXT NOT NULL CHECK (reason <> ''),
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX conflict_deal ON conflict (deal, member);
CREATE INDEX conflict_member ON conflict (member);

-- What several invest through as one.
CREATE TABLE vehicle (
    party    INTEGER PRIMARY KEY REFERENCES party,
    kind     TEXT NOT NULL CHECK (kind IN ({vehicle})),
    filed    INTEGER NOT NULL CHECK (filed IN (0, 1)), -- 1: a venture capital enterprise under order 39
    since    TEXT CHECK (since IS date(since, '+0 days')),
    lead     INTEGER REFERENCES party, -- who leads it
    fee_rate   REAL CHECK (fee_rate BETWEEN 0 AND 1),   -- a year, of the money in it
    carry_rate REAL CHECK (carry_rate BETWEEN 0 AND 1), -- of the profit
    minimum  INTEGER CHECK (minimum > 0), -- least a holder puts in, of `currency`
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX vehicle_lead ON vehicle (lead) WHERE lead IS NOT NULL;

-- Who holds a part of a vehicle.
CREATE TABLE holder (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    vehicle INTEGER NOT NULL REFERENCES vehicle,
    party   INTEGER NOT NULL REFERENCES party CHECK (party <> vehicle),
    day     TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    amount  INTEGER CHECK (amount > 0), -- put in, of the vehicle's currency
    deemed  TEXT NOT NULL CHECK (deemed IN ({deemed})), -- decides with `pools` whether it is looked through
    pools   INTEGER NOT NULL CHECK (pools IN (0, 1)), -- 1: it pools investors itself (policy QI-3)
    heads   INTEGER CHECK (heads > 0), -- behind one that pools; NULL: nobody knows
    seq     INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX holder_vehicle ON holder (vehicle, party);
CREATE INDEX holder_party ON holder (party);

-- What a member pledged, for its own page and the report on members.
CREATE INDEX pledge_party ON pledge (party, deal, day, id);
