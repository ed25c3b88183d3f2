-- One row per article asked for ($article_ids): its text and title now.
SELECT article_id, text, title
FROM article_versions
WHERE is_current AND article_id IN (SELECT unnest($article_ids::VARCHAR[]))
