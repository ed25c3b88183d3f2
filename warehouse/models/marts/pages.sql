-- One row per fetched page, as fetched last.
-- Key: url. Compared: checked_at, fetched_at, fetch_count, gone_at. Month: first_fetched_at
SELECT url, final_url, status, content_type, payload_digest, source_id, archive_file, archive_offset, first_fetched_at, fetched_at, checked_at, fetch_count, gone_at
FROM main.pages
