-- Search over names, tags and notes.

-- The words of what a search looks through (store/search_sources.c), as engine/base/lexeme.c indexes
-- them. Only the words are here: what they stand in is read where it is a fact. rowid is the source's
-- number * 2^40 + the number of the record. Nothing leaves the index: a word that a record does not
-- say any more, or not on the day asked, is told by reading the record, so that what was known then
-- can be searched as well.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', tokenize = 'ascii');

-- The latest entry whose words are in it. Each commit adds those of later ones.
CREATE TABLE search_done (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    entry INTEGER NOT NULL
) STRICT;
INSERT INTO search_done VALUES (1, 0);

-- What an entry wrote into each source; of a table that is one as a whole, past.c has such an index.
CREATE INDEX deal_ref_entry ON deal (seq) WHERE ref IS NOT NULL;
CREATE INDEX meeting_title_entry ON meeting (seq) WHERE title IS NOT NULL;
CREATE INDEX deal_note_entry ON deal (seq) WHERE note IS NOT NULL;
CREATE INDEX deal_stage_note_entry ON deal_stage (seq) WHERE note IS NOT NULL;
CREATE INDEX mark_note_entry ON mark (seq) WHERE note IS NOT NULL;
CREATE INDEX exit_note_entry ON exit (seq) WHERE note IS NOT NULL;
