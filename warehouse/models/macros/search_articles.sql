-- One row per article with one of the words, best first by BM25 (k1 1.2, b 0.75); "bomb*" finds all words that begin so.
-- Parameters: words
WITH terms AS (
    SELECT DISTINCT unnest(regexp_extract_all(lower(strip_accents(words)), '[\pL\pN]+\*?')) AS term
),

known AS (
    SELECT count(*) AS articles, avg(word_count) AS mean_length
    FROM search_lengths
),

wanted AS (
    SELECT DISTINCT w.word_id, w.article_count
    FROM search_words AS w
    INNER JOIN terms AS t ON w.word = t.term OR (suffix(t.term, '*') AND starts_with(w.word, rtrim(t.term, '*')))
),

-- Words of more than half of all articles say nothing, unless nothing else is asked for.
telling AS (
    SELECT word_id, ln(1 + (articles - article_count + 0.5) / (article_count + 0.5)) AS weight
    FROM wanted, known
    WHERE article_count * 2 <= articles OR (SELECT min(w.article_count) FROM wanted AS w) * 2 > articles
),

scores AS (
    SELECT
        p.article_key,
        sum(t.weight * p.times * 2.2 / (p.times + 1.2 * (0.25 + 0.75 * l.word_count / k.mean_length))) AS score
    FROM search_postings AS p
    INNER JOIN telling AS t ON p.word_id = t.word_id
    INNER JOIN search_lengths AS l ON p.article_key = l.article_key
    CROSS JOIN known AS k
    GROUP BY p.article_key
)

SELECT round(s.score, 3) AS score, a.*
FROM scores AS s
INNER JOIN articles AS a ON s.article_key = a.article_key
ORDER BY s.score DESC, a.article_id
