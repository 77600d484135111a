-- What scenarios came to: all that is needed to have any figure again.

CREATE TABLE scenario_run (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL CHECK (name <> ''),     -- of the scenario
    file     TEXT NOT NULL CHECK (file <> ''),     -- its name; the file itself is below
    scenario TEXT NOT NULL CHECK (scenario <> ''), -- YAML, as it was read
    options  TEXT NOT NULL,                        -- what the command said besides, an option a line: name=value
    as_of    TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
    seen     INTEGER NOT NULL CHECK (seen >= 0),   -- the latest entry that it saw
    seed     INTEGER CHECK (seed >= 0),            -- of the simulation; NULL: nothing was simulated
    paths    INTEGER CHECK (paths > 0),
    draws    INTEGER CHECK (draws > 0),            -- version of the draw addresses
    version  TEXT NOT NULL CHECK (version <> ''),  -- of the program
    figures  TEXT NOT NULL CHECK (substr(figures, 1, 1) = char(123)), -- JSON: every figure by name, in one canonical text
    hash     TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'), -- SHA-256 of figures
    seq      INTEGER NOT NULL REFERENCES entry,
    CHECK ((seed IS NULL) = (paths IS NULL) AND (seed IS NULL) = (draws IS NULL))
) STRICT;
