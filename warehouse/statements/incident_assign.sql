-- Write the incidents found (assigned_incidents, new_incidents), touching only what changes. ($now; $because: a decision of a person that brings it about, or null)

CREATE OR REPLACE TEMP TABLE changed_members AS
SELECT a.report_id, r.article_key, a.incident_id, i.incident_id AS old_incident_id, s.story_id
FROM assigned_incidents AS a
INNER JOIN report_versions AS r ON a.report_id = r.report_id
LEFT JOIN article_stories AS s ON r.article_key = s.article_key
LEFT JOIN report_incidents AS i ON r.article_key = i.article_key AND a.report_id = i.report_id
WHERE i.incident_id IS DISTINCT FROM a.incident_id OR i.story_id IS DISTINCT FROM s.story_id;

DELETE FROM report_incidents
WHERE
    article_key IN (SELECT c.article_key FROM changed_members AS c WHERE c.old_incident_id IS NOT NULL)
    AND report_id IN (SELECT c.report_id FROM changed_members AS c WHERE c.old_incident_id IS NOT NULL);

INSERT INTO report_incidents BY NAME
SELECT report_id, incident_id, story_id, article_key, $now AS assigned_at
FROM changed_members
ORDER BY article_key, report_id;

INSERT INTO changed_articles (article_key, kind) SELECT article_key, 'reports' FROM changed_members;

-- Incidents whose values must be derived anew, with the newest report that joined or changed.
CREATE OR REPLACE TEMP TABLE touched_incidents AS
WITH touched AS (
    SELECT incident_id FROM changed_members
    UNION
    SELECT old_incident_id FROM changed_members WHERE old_incident_id IS NOT NULL
    UNION
    SELECT incident_id FROM gone_reports
)

SELECT
    t.incident_id,
    h.incident_id IS NOT NULL AS is_held,
    j.article_id,
    $because::VARCHAR AS because,
    CASE
        WHEN $because::VARCHAR IS NOT NULL THEN $because::VARCHAR
        WHEN h.incident_id IS NULL THEN 'first report'
        WHEN j.report_id IS NULL AND t.incident_id IN (SELECT g.incident_id FROM gone_reports AS g) THEN 'a report is gone'
        -- A report went to another incident or came from one, or the story of its article changed.
        WHEN j.report_id IS NULL OR j.old_incident_id IS NOT NULL THEN 'linked anew'
        WHEN j.is_edited THEN 'article edited'
        WHEN j.is_recoded THEN 'coded anew'
        ELSE 'new report'
    END AS reason
FROM touched AS t
LEFT JOIN incidents_held AS h ON t.incident_id = h.incident_id
LEFT JOIN (
    SELECT DISTINCT ON (c.incident_id)
        c.incident_id,
        c.report_id,
        c.old_incident_id,
        r.article_id,
        g.report_id IS NOT NULL AS is_recoded,
        coalesce(g.article_version < r.article_version, false) AS is_edited
    FROM changed_members AS c
    INNER JOIN report_versions AS r ON c.article_key = r.article_key AND c.report_id = r.report_id
    LEFT JOIN gone_reports AS g ON c.report_id = g.successor_id
    WHERE c.old_incident_id IS DISTINCT FROM c.incident_id
    ORDER BY c.incident_id, r.told_at DESC, r.report_id
) AS j ON t.incident_id = j.incident_id;
