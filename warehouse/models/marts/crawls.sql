-- One row per crawl of a source.
SELECT run_id, source_id, ended_at, status, seconds, requests, pages, new_pages, unchanged, gone, queued, bytes, failures, causes, reason
FROM main.crawls
