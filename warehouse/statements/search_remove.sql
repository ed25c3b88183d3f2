-- Take the articles of `affected_search` out of the full-text index.
CREATE OR REPLACE TEMP TABLE fewer_words AS
SELECT word_id, count(*) AS article_count
FROM snapshot.main.search_postings
WHERE article_key IN (SELECT a.article_key FROM affected_search AS a)
GROUP BY word_id;

UPDATE snapshot.main.search_words
SET article_count = search_words.article_count - f.article_count
FROM fewer_words AS f
WHERE search_words.word_id = f.word_id;

DELETE FROM snapshot.main.search_postings
WHERE article_key IN (SELECT a.article_key FROM affected_search AS a);

DELETE FROM snapshot.main.search_lengths
WHERE article_key IN (SELECT a.article_key FROM affected_search AS a);
