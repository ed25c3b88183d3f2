-- One batch of coded articles (batch_coded, batch_reports, batch_claims). ($coder_version, $now)

CREATE OR REPLACE TEMP TABLE coded_articles AS
SELECT DISTINCT ON (b.article_id) b.article_id, b.report_count, b.error, a.article_key, a.version,
    coalesce(a.published_at, a.fetched_at) AS told_at
FROM batch_coded AS b
INNER JOIN article_versions AS a ON b.article_id = a.article_id AND a.is_current;

DELETE FROM coded WHERE article_key IN (SELECT c.article_key FROM coded_articles AS c);

INSERT INTO coded BY NAME
SELECT article_id, article_key, version, $coder_version AS coder_version, $now AS coded_at, report_count, error
FROM coded_articles
ORDER BY article_key;

-- What was in use for these articles, and what takes its place: the report most like it, each successor once.
CREATE OR REPLACE TEMP TABLE reports_before AS
SELECT report_id, article_id, article_key, position, event_type, sub_event_type, date_start, date_end, place, killed_best, prominence, is_current
FROM report_versions
WHERE article_key IN (SELECT c.article_key FROM coded_articles AS c);

CREATE OR REPLACE TEMP TABLE retired_reports AS
WITH gone AS (
    SELECT *
    FROM reports_before
    WHERE is_current AND report_id NOT IN (SELECT b.report_id FROM batch_reports AS b)
),

arrived AS (
    SELECT *
    FROM batch_reports
    WHERE report_id NOT IN (SELECT r.report_id FROM reports_before AS r WHERE r.is_current)
),

likeness AS (
    SELECT
        g.report_id,
        n.report_id AS successor_id,
        2 * (g.place IS NOT DISTINCT FROM n.place)::INTEGER
        + 2 * (g.date_start IS NOT DISTINCT FROM n.date_start)::INTEGER
        + (g.sub_event_type IS NOT DISTINCT FROM n.sub_event_type)::INTEGER
        + (g.killed_best IS NOT DISTINCT FROM n.killed_best)::INTEGER
        + (g.prominence = n.prominence)::INTEGER
        + (g.position = n.position)::INTEGER AS points
    FROM gone AS g
    INNER JOIN arrived AS n ON g.article_id = n.article_id
),

mutual AS (
    SELECT report_id, successor_id
    FROM likeness
    WHERE points >= 3
    QUALIFY
        row_number() OVER (PARTITION BY report_id ORDER BY points DESC, successor_id) = 1
        AND row_number() OVER (PARTITION BY successor_id ORDER BY points DESC, report_id) = 1
)

SELECT g.report_id, g.article_key, m.successor_id
FROM gone AS g
LEFT JOIN mutual AS m ON g.report_id = m.report_id;

UPDATE report_versions
SET is_current = false, retired_at = $now, successor_id = r.successor_id
FROM retired_reports AS r
WHERE report_versions.report_id = r.report_id AND report_versions.article_key = r.article_key;

-- Reports that say what they said before: only where and by which coder they were read is new.
UPDATE report_versions
SET
    is_current = true, retired_at = NULL, successor_id = NULL, coder_version = $coder_version,
    article_version = c.version, position = b.position, is_vague = b.is_vague, report = b.report, told_at = c.told_at
FROM batch_reports AS b
INNER JOIN coded_articles AS c ON b.article_id = c.article_id
WHERE report_versions.report_id = b.report_id AND report_versions.article_key = c.article_key;

INSERT INTO report_versions BY NAME
SELECT
    b.* EXCLUDE (terms, phrases, place_term),
    c.article_key,
    c.version AS article_version,
    c.told_at,
    true AS is_current,
    $coder_version AS coder_version,
    $now AS loaded_at
FROM batch_reports AS b
INNER JOIN coded_articles AS c ON b.article_id = c.article_id
WHERE b.report_id NOT IN (SELECT r.report_id FROM reports_before AS r)
ORDER BY c.article_key, b.position;

-- (What was loaded before phrases were kept gets them now.)
CREATE OR REPLACE TEMP TABLE new_terms AS
SELECT b.report_id, c.article_key, b.terms, b.phrases, b.place_term, r.report_id IS NOT NULL AS is_counted
FROM batch_reports AS b
INNER JOIN coded_articles AS c ON b.article_id = c.article_id
LEFT JOIN reports_before AS r ON b.report_id = r.report_id
WHERE r.report_id IS NULL OR b.report_id IN (SELECT t.report_id FROM report_terms AS t WHERE t.phrases IS NULL)
ORDER BY c.article_key, b.position;

DELETE FROM report_terms WHERE phrases IS NULL AND report_id IN (SELECT n.report_id FROM new_terms AS n WHERE n.is_counted);

INSERT INTO report_terms BY NAME SELECT * EXCLUDE (is_counted) FROM new_terms;

MERGE INTO term_counts AS known
USING (
    SELECT term, count(*) AS reports
    FROM (
        SELECT unnest(terms) AS term FROM new_terms WHERE NOT is_counted
        UNION ALL
        SELECT unnest(phrases) AS term FROM new_terms
    )
    GROUP BY term
) AS seen
ON known.term = seen.term
WHEN MATCHED THEN UPDATE SET reports = known.reports + seen.reports
WHEN NOT MATCHED THEN INSERT VALUES (seen.term, seen.reports);

INSERT INTO claim_versions BY NAME
SELECT b.*, c.article_key, c.version AS article_version, $coder_version AS coder_version, $now AS loaded_at
FROM batch_claims AS b
INNER JOIN coded_articles AS c ON b.article_id = c.article_id
WHERE NOT EXISTS (
    SELECT 1
    FROM claim_versions AS k
    WHERE
        k.claim_id = b.claim_id AND k.article_version = c.version AND k.coder_version = $coder_version
        AND k.article_key = c.article_key
)
ORDER BY c.article_key, b.start_offset;

INSERT INTO changed_articles (article_key, kind) SELECT article_key, 'reports' FROM coded_articles;

-- What is new, gone or back is to be linked.
INSERT INTO link_queue
SELECT article_key
FROM coded_articles
WHERE
    article_id IN (
        SELECT b.article_id
        FROM batch_reports AS b
        WHERE b.report_id NOT IN (SELECT r.report_id FROM reports_before AS r WHERE r.is_current)
    )
    OR article_id IN (
        SELECT r.article_id
        FROM reports_before AS r
        INNER JOIN retired_reports AS g ON r.report_id = g.report_id
    );
