-- Put the articles of `affected_search` into the full-text index. A word is a run of letters and digits, in lower case and
-- without accents; the title counts twice. Rows are written in the order of words, so that a look-up reads little.
CREATE OR REPLACE TEMP TABLE counted_words AS
SELECT article_key, word, least(count(*), 255)::UTINYINT AS times
FROM (
    SELECT
        a.article_key,
        unnest(regexp_extract_all(lower(strip_accents(concat_ws(' ', a.title, a.title, a.text))), '[\pL\pN]+')) AS word
    FROM snapshot.main.articles AS a
    WHERE a.article_key IN (SELECT f.article_key FROM affected_search AS f)
)
GROUP BY article_key, word;

CREATE OR REPLACE TEMP TABLE more_words AS
SELECT word, count(*)::INTEGER AS article_count
FROM counted_words
GROUP BY word;

UPDATE snapshot.main.search_words
SET article_count = search_words.article_count + m.article_count
FROM more_words AS m
WHERE search_words.word = m.word;

INSERT INTO snapshot.main.search_words
SELECT
    m.word,
    (SELECT coalesce(max(w.word_id), 0) FROM snapshot.main.search_words AS w) + row_number() OVER (ORDER BY m.article_count DESC, m.word),
    m.article_count
FROM more_words AS m
WHERE m.word NOT IN (SELECT w.word FROM snapshot.main.search_words AS w);

INSERT INTO snapshot.main.search_postings
SELECT w.word_id, c.article_key, c.times
FROM counted_words AS c
INNER JOIN snapshot.main.search_words AS w ON c.word = w.word
ORDER BY w.word_id, c.article_key;

INSERT INTO snapshot.main.search_lengths
SELECT article_key, sum(times)::INTEGER AS word_count
FROM counted_words
GROUP BY article_key
ORDER BY article_key;
