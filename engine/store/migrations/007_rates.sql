-- What a unit of one currency was worth in another on a day, and who says so.
CREATE TABLE exchange_rate (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    from_currency TEXT NOT NULL CHECK (length(from_currency) = 3),
    to_currency   TEXT NOT NULL CHECK (length(to_currency) = 3 AND to_currency <> from_currency),
    day           TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    rate          TEXT NOT NULL CHECK (rate GLOB '[0-9]*' AND rate NOT GLOB '*[^0-9.]*'), -- units of to_currency for one of from_currency, an exact decimal as it was written
    source        TEXT,
    seq           INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE UNIQUE INDEX exchange_rate_pair ON exchange_rate (from_currency, to_currency, day);
CREATE INDEX exchange_rate_day ON exchange_rate (day, id);
