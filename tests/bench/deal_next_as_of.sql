-- The 50 deals that on 1 April 2024 had stood in a step the longest beyond its limit, and how many.
SELECT count(*) FROM deal_stood
WHERE stage IN ('screened', 'pitched', 'terms') AND until > '2024-04-01' AND day <= '2024-03-27';
SELECT date(a.day, '+5 days') AS due, a.deal, p.name, a.stage
FROM (SELECT deal, stage, day FROM deal_stood
      WHERE stage IN ('screened', 'pitched', 'terms') AND until > '2024-04-01' AND day <= '2024-03-27'
      ORDER BY day, deal LIMIT 50) a
JOIN deal d ON d.id = a.deal JOIN party c ON c.id = d.company JOIN party p ON p.id = c.canon
ORDER BY due, a.deal;
