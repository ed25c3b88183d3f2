-- One row per page of a source that was ever fetched: when first and last, and whether it is gone.
SELECT url, epoch(first_fetched_at) AS first_fetched_at, epoch(fetched_at) AS fetched_at, gone_at IS NOT NULL AS is_gone
FROM pages
WHERE source_id = $source_id
ORDER BY url
