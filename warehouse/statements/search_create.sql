-- The full-text index of a snapshot: its words, where each stands how often, and how long each article is.
CREATE TABLE snapshot.main.search_words (word VARCHAR, word_id INTEGER, article_count INTEGER);

CREATE TABLE snapshot.main.search_postings (word_id INTEGER, article_key INTEGER, times UTINYINT);

CREATE TABLE snapshot.main.search_lengths (article_key INTEGER, word_count INTEGER);
