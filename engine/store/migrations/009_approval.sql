-- Amounts that a second person approves before they count, and the guidance fund's own steps.

-- From a day on, entries of amounts above this wait for another actor's approval. The latest on or
-- before the day of an entry holds for it, when it was said before that entry.
CREATE TABLE approval_threshold (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    since    TEXT NOT NULL CHECK (since IS date(since, '+0 days')),
    amount   INTEGER CHECK (amount >= 0), -- of `currency`; NULL: none is asked for any more
    currency TEXT NOT NULL CHECK (length(currency) = 3), -- of the amounts it is for
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX approval_threshold_since ON approval_threshold (currency, since, id);

-- Somebody approved all that an entry wrote.
CREATE TABLE approval (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    entry INTEGER NOT NULL REFERENCES entry,
    seq   INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX approval_entry ON approval (entry);

-- The amounts that thresholds are for, with the entry that signs them as they stand.
CREATE VIEW weighed AS
    SELECT 'deal' AS what, d.id AS id, d.id AS deal, d.company AS party, d.seq AS entry,
           d.amount AS amount, d.currency AS currency
    FROM deal d WHERE d.amount IS NOT NULL
    UNION ALL
    SELECT 'investment', i.id, i.deal, i.party, i.seq, i.amount, d.currency
    FROM investment i JOIN deal d ON d.id = i.deal WHERE i.amount IS NOT NULL
    UNION ALL
    SELECT 'pledge', l.id, l.deal, l.party, l.seq, l.amount, d.currency
    FROM pledge l JOIN deal d ON d.id = l.deal WHERE l.amount IS NOT NULL
    UNION ALL
    SELECT 'mark', m.id, NULL, m.company, m.seq, m.value, m.currency FROM mark m
    UNION ALL
    SELECT 'exit', x.id, NULL, x.company, x.seq, x.proceeds, x.currency FROM exit x;

-- Those of them that wait: above the threshold of their entry's day, and nobody but who entered them
-- has approved.
CREATE VIEW pending AS
    SELECT w.* FROM weighed w JOIN entry e ON e.seq = w.entry
    WHERE w.amount > (SELECT t.amount FROM approval_threshold t
                      WHERE t.currency = w.currency AND t.seq < w.entry AND t.since <= substr(e.at, 1, 10)
                      ORDER BY t.since DESC, t.id DESC LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM approval a JOIN entry s ON s.seq = a.seq
                      WHERE a.entry = w.entry AND s.actor <> e.actor);

-- What the fund itself did about a deal, beside the club's steps.
CREATE TABLE fund_step (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    deal     INTEGER NOT NULL REFERENCES deal,
    step     TEXT NOT NULL CHECK (step IN ({fund_step})),
    day      TEXT NOT NULL CHECK (day IS date(day, '+0 days')), -- of a period, the first
    until    TEXT CHECK (until IS date(until, '+0 days') AND until >= day), -- of a publicity period, the last
    result   TEXT CHECK (result IN ({step_result})),
    document TEXT, -- number or place of the paper
    note     TEXT,
    seq      INTEGER NOT NULL REFERENCES entry
) STRICT;
CREATE INDEX fund_step_deal ON fund_step (deal, day, id);
