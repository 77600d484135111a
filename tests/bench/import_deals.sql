-- import_deals.sql - the deals of deals.csv into the ledger's own tables, as plain SQL would.
-- No name is looked up folded, no row judged, no repair told: the least that the rows cost.
.bail on
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -65536;
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE raw (ref TEXT, company TEXT, date TEXT, kind TEXT, amount INTEGER,
                       investors TEXT, sector TEXT, city TEXT, stage TEXT, note TEXT);
.import --csv --skip 1 --schema temp deals.csv raw
BEGIN;
INSERT INTO entry (at, actor, command) VALUES ('2026-01-01T00:00:00Z', 'peer', 'import');
CREATE TEMP TABLE name (deal TEXT, name TEXT);
INSERT INTO temp.name
    SELECT r.ref, trim(j.value) FROM temp.raw r,
           json_each('["' || replace(r.investors, '; ', '","') || '"]') j;
INSERT INTO party (name, seq)
    SELECT name, (SELECT max(seq) FROM entry)
    FROM (SELECT DISTINCT company AS name FROM temp.raw UNION SELECT DISTINCT name FROM temp.name);
INSERT INTO party_name (folded, party, name, seq) SELECT lower(name), id, name, seq FROM party
    WHERE seq = (SELECT max(seq) FROM entry);
INSERT INTO role (party, role, seq)
    SELECT n.party, 'company', n.seq FROM (SELECT DISTINCT lower(company) AS folded FROM temp.raw) r
    JOIN party_name n ON n.folded = r.folded;
INSERT INTO company (party, sector, city, seq)
    SELECT n.party, r.sector, r.city, n.seq FROM temp.raw r
    JOIN party_name n ON n.folded = lower(r.company) GROUP BY n.party;
INSERT INTO deal (company, day, kind, amount, currency, others, ref, note, seq)
    SELECT n.party, r.date, r.kind, r.amount * 100, 'CNY', 0, r.ref, r.note, n.seq
    FROM temp.raw r JOIN party_name n ON n.folded = lower(r.company);
INSERT INTO deal_stage (deal, day, stage, seq)
    SELECT d.id, r.date, r.stage, d.seq FROM temp.raw r JOIN deal d ON d.ref = r.ref;
INSERT INTO investment (deal, party, instrument, seq)
    SELECT d.id, n.party, 'unknown', d.seq FROM temp.name r JOIN deal d ON d.ref = r.deal
    JOIN party_name n ON n.folded = lower(r.name);
INSERT INTO import (file, form, rows, imported, present, rejected, seq)
    SELECT 'deals.csv', 'deal', count(*), count(*), 0, 0, (SELECT max(seq) FROM entry) FROM temp.raw;
INSERT INTO source_row (digest, form, record, line, import, seq)
    SELECT randomblob(16), 'deal', d.id, d.id + 1, 1, d.seq FROM deal d;
COMMIT;
