-- One row per fresh article: its words in order. Scripts without spaces count each character as a word.
SELECT
    article_key,
    site_key,
    day,
    regexp_extract_all(lower(text), '[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[\p{L}\p{M}\p{N}]+') AS words
FROM fresh_articles
