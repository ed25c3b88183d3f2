-- One row per page that was ever fetched: whether it should be looked at again.
SELECT
    url,
    source_id,
    gone_at IS NULL
    AND fetched_at <= $now::TIMESTAMP - to_milliseconds(($after_hours * 3600000)::BIGINT)
    AND first_fetched_at > $now::TIMESTAMP - to_milliseconds(($for_days * 86400000)::BIGINT) AS is_due
FROM pages
ORDER BY url
