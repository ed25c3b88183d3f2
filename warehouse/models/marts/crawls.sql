-- One row per crawl of a source.
-- Key: run_id, source_id. Compared: ended_at, status. Month: ended_at
SELECT run_id, source_id, ended_at, status, seconds, requests, pages, new_pages, unchanged, gone, queued, bytes, failures, causes, reason
FROM main.crawls
