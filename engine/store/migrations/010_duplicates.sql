-- Duplicates: records that look alike.

-- Two deals, or two parties, that look the same and are not: somebody looked.
CREATE TABLE not_same (
    what  TEXT NOT NULL CHECK (what IN ('deal', 'party')),
    one   INTEGER NOT NULL,
    other INTEGER NOT NULL CHECK (one < other),
    seq   INTEGER NOT NULL REFERENCES entry,
    PRIMARY KEY (what, one, other)
) STRICT, WITHOUT ROWID;
