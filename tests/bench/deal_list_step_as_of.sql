-- The latest 50 deals that stood in a stage on 1 March 2024, and how many they were.
SELECT count(*) FROM deal_stood WHERE stage = 'terms' AND until > '2024-03-01' AND day <= '2024-03-01';
SELECT d.id, a.round_day, p.name, d.kind, a.stage, d.amount, d.currency, d.others, d.pre_money,
       d.post_money, f.sector, f.city, d.ref, d.note,
       (SELECT group_concat(name, '; ') FROM (SELECT q.name AS name FROM investment i
        JOIN party k ON k.id = i.party JOIN party q ON q.id = k.canon
        WHERE i.deal = d.id GROUP BY q.id ORDER BY min(i.id)))
FROM (SELECT deal, round_day, stage FROM deal_stood WHERE stage = 'terms' AND until > '2024-03-01'
      AND day <= '2024-03-01' ORDER BY round_day DESC, deal DESC LIMIT 50) a
JOIN deal d ON d.id = a.deal JOIN party c ON c.id = d.company JOIN party p ON p.id = c.canon
LEFT JOIN company f ON f.party = p.id
ORDER BY a.round_day DESC, a.deal DESC;
