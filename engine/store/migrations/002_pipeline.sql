-- The pipeline: funnels and their steps, and what a club keeps beside a deal on its way.

-- A way that deals go. A ledger without one has the built-in funnel, whose steps are the stages.
CREATE TABLE funnel (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    main   INTEGER NOT NULL CHECK (main IN (0, 1)), -- 1: of deals that stand in no other
    note   TEXT,
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX funnel_name ON funnel (folded);

-- A step of a funnel. Its stage is what it counts as in every computation, and never changes.
CREATE TABLE funnel_step (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    funnel INTEGER NOT NULL REFERENCES funnel,
    place  INTEGER NOT NULL CHECK (place > 0), -- in the funnel, from 1
    name   TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    stage  TEXT NOT NULL CHECK (stage IN ({stage})),
    days   INTEGER CHECK (days > 0), -- a deal should not stand here longer
    owner  INTEGER REFERENCES party, -- who answers for a deal here that nobody owns
    role   TEXT CHECK (role IN ({role})), -- the same, by role
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX funnel_step_name ON funnel_step (funnel, folded);

-- What must be there before a deal moves on from a step: a fact, or an answer to a question.
CREATE TABLE step_requirement (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    step        INTEGER NOT NULL REFERENCES funnel_step,
    requirement TEXT NOT NULL CHECK (requirement IN ({requirement})),
    seq         INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX step_requirement_step ON step_requirement (step, requirement);

CREATE TABLE step_question (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    step     INTEGER NOT NULL REFERENCES funnel_step,
    question TEXT NOT NULL CHECK (question <> ''),
    folded   TEXT NOT NULL,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX step_question_step ON step_question (step, folded);

-- Where a deal came from, and who brought it.
CREATE TABLE deal_origin (
    deal   INTEGER PRIMARY KEY REFERENCES deal,
    source TEXT CHECK (source IN ({deal_source})),
    party  INTEGER REFERENCES party, -- the platform, event or person
    seq    INTEGER NOT NULL REFERENCES entry,
    CHECK (source IS NOT NULL OR party IS NOT NULL)
) STRICT;
CREATE INDEX deal_origin_source ON deal_origin (source, deal);
CREATE INDEX deal_origin_party ON deal_origin (party);

-- Who answers for a deal, from a day on. The latest on or before a day holds.
CREATE TABLE deal_owner (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    deal  INTEGER NOT NULL REFERENCES deal,
    day   TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    owner INTEGER NOT NULL REFERENCES party,
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_owner_deal ON deal_owner (deal, day, id);
CREATE INDEX deal_owner_owner ON deal_owner (owner, deal);

-- A word that a deal bears from a day on, until (not including) another.
CREATE TABLE deal_tag (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    deal   INTEGER NOT NULL REFERENCES deal,
    folded TEXT NOT NULL, -- the form in which tags are compared
    tag    TEXT NOT NULL CHECK (tag <> ''),
    since  TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    until  TEXT CHECK (until IS date(until, '+0 days') AND until >= since),
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_tag_deal ON deal_tag (deal, folded);
CREATE INDEX deal_tag_tag ON deal_tag (folded, deal, since, until, tag);

-- What somebody noted about a deal or about a party. The entry says who.
CREATE TABLE note (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    deal  INTEGER REFERENCES deal,
    party INTEGER REFERENCES party,
    day   TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    text  TEXT NOT NULL CHECK (text <> ''),
    seq   INTEGER NOT NULL REFERENCES entry,
    CHECK ((deal IS NULL) <> (party IS NULL))
) STRICT;
CREATE INDEX note_deal ON note (deal, day, id);
CREATE INDEX note_party ON note (party, day, id);
CREATE INDEX note_day ON note (day, id);

-- The answer to a question of a step. The latest on or before a day holds.
CREATE TABLE deal_answer (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    deal     INTEGER NOT NULL REFERENCES deal,
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    folded   TEXT NOT NULL, -- the question, in the form in which questions are compared
    question TEXT NOT NULL,
    answer   TEXT NOT NULL CHECK (answer <> ''),
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_answer_deal ON deal_answer (deal, folded, day, id);

-- A file that lies elsewhere, and what it was when it was recorded.
CREATE TABLE deal_document (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    deal   INTEGER NOT NULL REFERENCES deal,
    day    TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    kind   TEXT NOT NULL CHECK (kind IN ({document_kind})),
    title  TEXT NOT NULL CHECK (title <> ''),
    path   TEXT NOT NULL CHECK (path <> ''), -- absolute, or from the ledger's folder
    bytes  INTEGER NOT NULL CHECK (bytes >= 0),
    digest BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256
    seq    INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_document_deal ON deal_document (deal, day, id);
CREATE INDEX deal_document_day ON deal_document (day, id);

-- What is to be done next in a deal, and until when.
CREATE TABLE deal_action (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    deal  INTEGER NOT NULL REFERENCES deal,
    day   TEXT NOT NULL CHECK (day IS date(day, '+0 days')), -- it was agreed
    due   TEXT NOT NULL CHECK (due IS date(due, '+0 days')),
    text  TEXT NOT NULL CHECK (text <> ''),
    owner INTEGER REFERENCES party,
    done  TEXT CHECK (done IS date(done, '+0 days') AND done >= day),
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX deal_action_deal ON deal_action (deal, due);
CREATE INDEX deal_action_open ON deal_action (due, day, deal) WHERE done IS NULL;
CREATE INDEX deal_action_owner ON deal_action (owner, due) WHERE owner IS NOT NULL;
CREATE INDEX deal_action_done ON deal_action (done, due) WHERE done IS NOT NULL;
