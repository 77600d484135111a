-- What the rules of 2025 and 2026 ask of a fund, and what makes a company high-tech; flags.
ALTER TABLE figure ADD COLUMN high_tech INTEGER CHECK (high_tech IN (0, 1)); -- national status
ALTER TABLE fund_figure ADD COLUMN fee_on_paid INTEGER CHECK (fee_on_paid IN (0, 1)); -- not on commitments
ALTER TABLE fund_figure ADD COLUMN hidden_debt INTEGER CHECK (hidden_debt IN (0, 1)); -- equity that is debt
ALTER TABLE fund_figure ADD COLUMN derivatives INTEGER CHECK (derivatives IN (0, 1));
ALTER TABLE fund_figure ADD COLUMN guarantees INTEGER CHECK (guarantees IN (0, 1)); -- for companies or projects
ALTER TABLE fund_figure ADD COLUMN unlimited INTEGER CHECK (unlimited IN (0, 1)); -- liable without limit
