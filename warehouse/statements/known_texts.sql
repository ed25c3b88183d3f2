-- One row per article of $article_ids that is known: its version in use, with the text as it was extracted.
-- (Found by their numbers: texts are read of those alone that are known.)
SELECT article_id, title, published_at, coalesce(raw_text, text), content_digest, text_digest, fetched_at
FROM article_versions
WHERE
    is_current AND article_key IN (
        SELECT v.article_key FROM article_versions AS v WHERE v.article_id IN (SELECT unnest($article_ids::VARCHAR[]))
    )
