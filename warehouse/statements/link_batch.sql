-- The next articles whose reports are to be linked ($limit): with a report that is new, that is gone, or whose story changed.

CREATE OR REPLACE TEMP TABLE linking_articles AS
WITH reports_and_places AS (
    SELECT r.report_id, r.article_key, r.told_at, r.is_current, i.incident_id, i.story_id AS linked_story_id, s.story_id
    FROM report_versions AS r
    LEFT JOIN report_incidents AS i ON r.report_id = i.report_id
    LEFT JOIN article_stories AS s ON r.article_key = s.article_key
)

SELECT article_key
FROM reports_and_places
WHERE
    (is_current AND incident_id IS NULL)
    OR (NOT is_current AND incident_id IS NOT NULL)
    OR (is_current AND linked_story_id IS DISTINCT FROM story_id)
GROUP BY article_key
ORDER BY min(told_at), article_key
LIMIT $limit;

CREATE OR REPLACE TEMP TABLE fresh_reports AS
SELECT r.*
FROM report_places_and_days AS r
LEFT JOIN report_incidents AS i ON r.report_id = i.report_id
WHERE
    r.article_key IN (SELECT a.article_key FROM linking_articles AS a)
    AND (i.report_id IS NULL OR i.story_id IS DISTINCT FROM r.story_id);

-- Reports that are out of use, with the incident they were in and the report that takes their place.
CREATE OR REPLACE TEMP TABLE gone_reports AS
SELECT r.report_id, r.successor_id, i.incident_id
FROM report_versions AS r
INNER JOIN report_incidents AS i ON r.report_id = i.report_id
WHERE NOT r.is_current AND r.article_key IN (SELECT a.article_key FROM linking_articles AS a);

-- What a person decided about a report holds for the one that takes its place.
UPDATE verdicts
SET report_id = g.successor_id
FROM gone_reports AS g
WHERE verdicts.report_id = g.report_id AND g.successor_id IS NOT NULL;

UPDATE verdicts
SET other_id = g.successor_id
FROM gone_reports AS g
WHERE verdicts.other_id = g.report_id AND g.successor_id IS NOT NULL;

-- A founder that was coded anew stays the founder.
UPDATE incidents_held
SET founding_report_id = g.successor_id
FROM gone_reports AS g
WHERE incidents_held.founding_report_id = g.report_id AND g.successor_id IS NOT NULL;

DELETE FROM report_incidents WHERE report_id IN (SELECT g.report_id FROM gone_reports AS g);

DELETE FROM link_reasons
WHERE
    report_id IN (SELECT g.report_id FROM gone_reports AS g)
    OR other_id IN (SELECT g.report_id FROM gone_reports AS g)
    OR report_id IN (SELECT f.report_id FROM fresh_reports AS f)
    OR other_id IN (SELECT f.report_id FROM fresh_reports AS f);
