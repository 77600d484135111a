-- The first 50 companies by name and how many there are.
SELECT count(*) FROM standing WHERE what = 'company';
SELECT p.id, p.name, f.sector, f.city, f.founded,
       (SELECT count(*) FROM party k JOIN deal d ON d.company = k.id WHERE k.canon = p.id),
       (SELECT min(d.day) FROM party k JOIN deal d ON d.company = k.id WHERE k.canon = p.id),
       (SELECT max(d.day) FROM party k JOIN deal d ON d.company = k.id WHERE k.canon = p.id)
FROM (SELECT p.id AS id, p.name AS name FROM party p CROSS JOIN standing s ON s.party = p.id
      WHERE p.same_as IS NULL AND s.what = 'company' ORDER BY p.name, p.id LIMIT 50) p
LEFT JOIN company f ON f.party = p.id
ORDER BY p.name, p.id;
