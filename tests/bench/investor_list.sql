-- The first 50 investors by name and how many there are.
SELECT count(*) FROM standing WHERE what = 'investor';
SELECT p.id, p.name, p.kind, o.ownership,
       (SELECT count(DISTINCT d.id) FROM party c JOIN investment i ON i.party = c.id
        JOIN deal d ON d.id = i.deal JOIN deal_now n ON n.deal = d.id
        WHERE c.canon = p.id AND n.stage = 'closed'),
       (SELECT group_concat(n.name, '; ') FROM party c JOIN party_name n ON n.party = c.id
        WHERE c.canon = p.id AND n.name <> p.name)
FROM (SELECT p.* FROM party p CROSS JOIN standing s ON s.party = p.id
      WHERE p.same_as IS NULL AND s.what = 'investor' ORDER BY p.name, p.id LIMIT 50) p
LEFT JOIN ownership o ON o.id = (SELECT w.id FROM ownership w WHERE w.party = p.id
                                 ORDER BY w.since DESC, w.id DESC LIMIT 1)
ORDER BY p.name, p.id;
