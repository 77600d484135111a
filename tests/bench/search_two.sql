-- The latest 10,000 hits of two words in the index, ranked, and the first 50 of them with their deals.
SELECT count(*) FROM search WHERE search MATCH '"note" "deal"';
SELECT d.id, p.name, d.note
FROM (SELECT rowid & ((1 << 40) - 1) AS deal FROM
      (SELECT rowid, rank AS r FROM search WHERE search MATCH '"note" "deal"' ORDER BY rowid DESC LIMIT 10000)
      ORDER BY r, rowid DESC LIMIT 50) l
JOIN deal d ON d.id = l.deal JOIN party c ON c.id = d.company JOIN party p ON p.id = c.canon;
