-- The latest 50 deals and how many there are, as entry 2 knew them: before the stages were imported.
SELECT count(*) FROM deal_stood_known WHERE until = '9999-12-32' AND came <= 2 AND ended > 2;
SELECT d.id, a.round_day, p.name, d.kind, a.stage, d.amount, d.currency, d.others, d.pre_money,
       d.post_money, f.sector, f.city, d.ref, d.note,
       (SELECT group_concat(name, '; ') FROM (SELECT q.name AS name FROM investment i
        JOIN party k ON k.id = i.party JOIN party q ON q.id = k.canon
        WHERE i.deal = d.id GROUP BY q.id ORDER BY min(i.id)))
FROM (SELECT deal, round_day, stage FROM deal_stood_known
      WHERE until = '9999-12-32' AND came <= 2 AND ended > 2
      ORDER BY round_day DESC, deal DESC LIMIT 50) a
JOIN deal d ON d.id = a.deal JOIN party c ON c.id = d.company JOIN party p ON p.id = c.canon
LEFT JOIN company f ON f.party = p.id
ORDER BY a.round_day DESC, a.deal DESC;
