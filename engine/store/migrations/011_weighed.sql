-- More amounts that a second person approves before they count: what a closing takes, convertibles,
-- shares at their price, payouts, and what leaves an escrow. A right to buy shares is no money yet.

DROP VIEW pending;
DROP VIEW weighed;

-- The amounts that thresholds are for, with the entry that signs them as they stand: of a deal
-- (NULL: none), in a company (NULL: a fund's payout), whose money it is.
CREATE VIEW weighed AS
    SELECT 'deal' AS what, d.id AS id, d.id AS deal, d.company AS company, d.company AS party,
           d.seq AS entry, d.amount AS amount, d.currency AS currency
    FROM deal d WHERE d.amount IS NOT NULL
    UNION ALL
    SELECT 'investment', i.id, i.deal, d.company, i.party, i.seq, i.amount, d.currency
    FROM investment i JOIN deal d ON d.id = i.deal WHERE i.amount IS NOT NULL
    UNION ALL
    SELECT 'pledge', l.id, l.deal, d.company, l.party, l.seq, l.amount, d.currency
    FROM pledge l JOIN deal d ON d.id = l.deal WHERE l.amount IS NOT NULL
    UNION ALL
    SELECT 'closing', c.id, c.deal, d.company, d.company, c.seq, c.most, d.currency
    FROM closing c JOIN deal d ON d.id = c.deal
    UNION ALL
    SELECT 'convertible', v.id, v.deal, v.company, v.holder, v.seq, v.amount, v.currency
    FROM convertible v
    UNION ALL
    -- Millionths of a share at 10^-10 of a unit each, in minor units of ISO 4217.
    SELECT 'share_event', s.id, s.deal, s.company, coalesce(s.holder, s.seller), s.seq,
           CAST(round(s.quantity * (s.price / 1e16) *
                      CASE WHEN s.currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW',
                                               'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF')
                           THEN 1
                           WHEN s.currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 1000
                           ELSE 100 END) AS INTEGER), s.currency
    FROM share_event s WHERE s.kind IN ('issuance', 'transfer') AND s.price IS NOT NULL
    UNION ALL
    SELECT 'payout', p.id, NULL, p.payer, p.party, p.seq, p.amount, p.currency FROM payout p
    UNION ALL
    SELECT 'escrow_release', r.id, NULL, x.company, x.party, r.seq, r.amount, x.currency
    FROM escrow_release r JOIN escrow w ON w.id = r.escrow JOIN exit x ON x.id = w.exit
    UNION ALL
    SELECT 'mark', m.id, NULL, m.company, m.company, m.seq, m.value, m.currency FROM mark m
    UNION ALL
    SELECT 'exit', x.id, NULL, x.company, x.company, x.seq, x.proceeds, x.currency FROM exit x;

-- Those of them that wait: above the threshold of their entry's day, and nobody but who entered them
-- has approved.
CREATE VIEW pending AS
    SELECT w.* FROM weighed w JOIN entry e ON e.seq = w.entry
    WHERE w.amount > (SELECT t.amount FROM approval_threshold t
                      WHERE t.currency = w.currency AND t.seq < w.entry AND t.since <= substr(e.at, 1, 10)
                      ORDER BY t.since DESC, t.id DESC LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM approval a JOIN entry s ON s.seq = a.seq
                      WHERE a.entry = w.entry AND s.actor <> e.actor);
