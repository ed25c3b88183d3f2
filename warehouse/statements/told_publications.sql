-- One row per article whose publication is known, of those in $url_keys.
SELECT url_key, any_value(published)
FROM article_versions
WHERE is_current AND published IS NOT NULL AND url_key IN (SELECT unnest($url_keys::VARCHAR[]))
GROUP BY url_key
