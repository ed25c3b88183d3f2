-- One row per article of $article_ids that is known: its version in use, with the text as it was extracted.
SELECT article_id, title, published_at, coalesce(raw_text, text), content_digest, text_digest, fetched_at
FROM article_versions
WHERE is_current AND article_id IN (SELECT unnest($article_ids::VARCHAR[]))
