-- The latest 50 deals as they stood on 1 March 2024, asked plainly of the stages.
SELECT count(*) FROM deal WHERE day <= '2024-03-01';
SELECT d.id, a.round_day, p.name, d.kind, a.stage, d.amount, d.currency, d.others, d.pre_money,
       d.post_money, f.sector, f.city, d.ref, d.note,
       (SELECT group_concat(name, '; ') FROM (SELECT q.name AS name FROM investment i
        JOIN party k ON k.id = i.party JOIN party q ON q.id = k.canon
        WHERE i.deal = d.id GROUP BY q.id ORDER BY min(i.id)))
FROM (SELECT d.id AS deal, s.stage AS stage, CASE s.stage WHEN 'closed' THEN s.day ELSE d.day END
      AS round_day FROM deal d JOIN deal_stage s ON s.id = (SELECT t.id FROM deal_stage t
      WHERE t.deal = d.id AND t.day <= '2024-03-01' ORDER BY t.day DESC, t.id DESC LIMIT 1)
      WHERE d.day <= '2024-03-01' ORDER BY round_day DESC, d.id DESC LIMIT 50) a
JOIN deal d ON d.id = a.deal JOIN party c ON c.id = d.company JOIN party p ON p.id = c.canon
LEFT JOIN company f ON f.party = p.id
ORDER BY a.round_day DESC, a.deal DESC;
