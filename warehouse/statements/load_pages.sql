-- Pages, archive progress and refusals of one batch (batch_pages, batch_archives, batch_refusals).

CREATE OR REPLACE TEMP TABLE newest_pages AS
SELECT
    *,
    CASE WHEN status IN (404, 410) THEN fetched_at END AS gone_at,
    min(fetched_at) OVER (PARTITION BY url) AS first_fetched_at,
    count(*) OVER (PARTITION BY url) AS fetch_count
FROM (SELECT DISTINCT ON (url, fetched_at) * FROM batch_pages WHERE status <> 304 OR status IS NULL)
QUALIFY row_number() OVER (PARTITION BY url ORDER BY fetched_at DESC) = 1;

-- A 404 of a page that never was there is no page of ours.
DELETE FROM newest_pages
WHERE gone_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pages AS p WHERE p.url = newest_pages.url);

MERGE INTO pages AS known
USING newest_pages AS seen
ON known.url = seen.url
WHEN MATCHED AND seen.fetched_at > known.fetched_at THEN UPDATE SET
    final_url = seen.final_url,
    status = seen.status,
    content_type = seen.content_type,
    payload_digest = seen.payload_digest,
    source_id = coalesce(seen.source_id, known.source_id),
    archive_file = seen.archive_file,
    archive_offset = seen.archive_offset,
    fetched_at = seen.fetched_at,
    fetch_count = known.fetch_count + seen.fetch_count,
    gone_at = CASE WHEN seen.gone_at IS NOT NULL THEN coalesce(known.gone_at, seen.gone_at) END,
    run_id = $run_id
WHEN NOT MATCHED THEN INSERT (
    url, final_url, status, content_type, payload_digest, source_id, archive_file, archive_offset,
    first_fetched_at, fetched_at, fetch_count, gone_at, run_id
) VALUES (
    seen.url, seen.final_url, seen.status, seen.content_type, seen.payload_digest, seen.source_id, seen.archive_file,
    seen.archive_offset, seen.first_fetched_at, seen.fetched_at, seen.fetch_count, seen.gone_at, $run_id
);

-- Also by a 304, which brings no page: it is as it was fetched.
UPDATE pages
SET checked_at = seen.checked_at
FROM (SELECT url, max(fetched_at) AS checked_at FROM batch_pages GROUP BY url) AS seen
WHERE pages.url = seen.url AND (pages.checked_at IS NULL OR pages.checked_at < seen.checked_at);

MERGE INTO archive_files AS known
USING (SELECT DISTINCT ON (archive_file) * FROM batch_archives ORDER BY archive_file, read_to DESC) AS seen
ON known.archive_file = seen.archive_file
WHEN MATCHED AND known.extractor IS NOT DISTINCT FROM seen.extractor THEN UPDATE SET
    read_to = greatest(known.read_to, seen.read_to),
    is_complete = known.is_complete OR seen.is_complete,
    damage = coalesce(seen.damage, known.damage),
    updated_at = $now
WHEN MATCHED THEN UPDATE SET
    read_to = seen.read_to,
    is_complete = seen.is_complete,
    damage = seen.damage,
    extractor = seen.extractor,
    updated_at = $now
WHEN NOT MATCHED THEN INSERT (archive_file, read_to, is_complete, damage, updated_at, extractor)
VALUES (seen.archive_file, seen.read_to, seen.is_complete, seen.damage, $now, seen.extractor);

INSERT INTO refusals
SELECT DISTINCT ON (refusal_id) refusal_id, stage, origin, reason, $now, $run_id
FROM batch_refusals
WHERE NOT EXISTS (SELECT 1 FROM refusals AS r WHERE r.refusal_id = batch_refusals.refusal_id);
