-- How the columns of files are read, so that a file of the same make needs no word.

-- The options of an import under one name; NULL: not said.
CREATE TABLE mapping (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    folded        TEXT NOT NULL UNIQUE CHECK (folded <> ''), -- its name, as names are compared
    name          TEXT NOT NULL, -- as written
    form          TEXT NOT NULL, -- what a row is: 'deal', 'member'
    date_format   TEXT CHECK (date_format IN ('iso', 'dmy', 'mdy')),
    number_format TEXT CHECK (number_format IN ('plain', 'eu')),
    encoding      TEXT,
    seq           INTEGER NOT NULL REFERENCES entry
) STRICT;

-- Where a field is read: in a column, or a text that every row has.
CREATE TABLE mapping_field (
    id      INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order in which they were given
    mapping INTEGER NOT NULL REFERENCES mapping,
    field   TEXT NOT NULL,
    source  TEXT, -- the column, as the header writes it
    text    TEXT,
    seq     INTEGER NOT NULL REFERENCES entry,
    CHECK ((source IS NULL) <> (text IS NULL))
) STRICT;
CREATE INDEX mapping_field_mapping ON mapping_field (mapping, id);
