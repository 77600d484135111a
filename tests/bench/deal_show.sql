-- One deal, its parties and pledges.
SELECT d.id, a.round_day, p.name, d.kind, a.stage, d.amount, d.currency, d.others, d.pre_money,
       d.post_money, f.sector, f.city, d.ref, d.note,
       (SELECT group_concat(name, '; ') FROM (SELECT q.name AS name FROM investment i
        JOIN party k ON k.id = i.party JOIN party q ON q.id = k.canon
        WHERE i.deal = d.id GROUP BY q.id ORDER BY min(i.id)))
FROM deal_now a
JOIN deal d ON d.id = a.deal JOIN party c ON c.id = d.company JOIN party p ON p.id = c.canon
LEFT JOIN company f ON f.party = p.id
WHERE a.deal = (SELECT max(id) / 2 FROM deal);
SELECT q.name, i.amount, i.instrument FROM investment i JOIN party p ON p.id = i.party
JOIN party q ON q.id = p.canon WHERE i.deal = (SELECT max(id) / 2 FROM deal) ORDER BY i.amount DESC, i.id;
SELECT q.name, l.day, l.state, l.amount FROM pledge l JOIN party p ON p.id = l.party
JOIN party q ON q.id = p.canon WHERE l.deal = (SELECT max(id) / 2 FROM deal);
SELECT i.file, s.line FROM source_row s JOIN import i ON i.id = s.import
WHERE s.form = 'deal' AND s.record = (SELECT max(id) / 2 FROM deal);
