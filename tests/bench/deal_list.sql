-- The latest 50 deals and how many there are.
SELECT count(*) FROM deal_now;
SELECT d.id, a.round_day, p.name, d.kind, a.stage, d.amount, d.currency, d.others, d.pre_money,
       d.post_money, f.sector, f.city, d.ref, d.note,
       (SELECT group_concat(name, '; ') FROM (SELECT q.name AS name FROM investment i
        JOIN party k ON k.id = i.party JOIN party q ON q.id = k.canon
        WHERE i.deal = d.id GROUP BY q.id ORDER BY min(i.id)))
FROM (SELECT deal FROM deal_now ORDER BY round_day DESC, deal DESC LIMIT 50) l
JOIN deal_now a ON a.deal = l.deal
JOIN deal d ON d.id = a.deal JOIN party c ON c.id = d.company JOIN party p ON p.id = c.canon
LEFT JOIN company f ON f.party = p.id
ORDER BY a.round_day DESC, a.deal DESC;
