-- import_stages.sql - the moves of stages.csv into the ledger's own tables, as plain SQL would.
.bail on
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -65536;
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE raw (deal TEXT, date TEXT, stage TEXT, reason TEXT);
.import --csv --skip 1 --schema temp stages.csv raw
BEGIN;
INSERT INTO entry (at, actor, command) VALUES ('2026-01-01T00:00:00Z', 'peer', 'import');
INSERT INTO deal_stage (deal, day, stage, reason, seq)
    SELECT d.id, r.date, r.stage, nullif(r.reason, ''), (SELECT max(seq) FROM entry)
    FROM temp.raw r JOIN deal d ON d.ref = r.deal ORDER BY r.rowid;
INSERT INTO import (file, form, rows, imported, present, rejected, seq)
    SELECT 'stages.csv', 'stage', count(*), count(*), 0, 0, (SELECT max(seq) FROM entry)
    FROM temp.raw;
INSERT INTO source_row (digest, form, record, line, import, seq)
    SELECT randomblob(16), 'stage', rowid, rowid + 1, 2, (SELECT max(seq) FROM entry) FROM temp.raw;
COMMIT;
