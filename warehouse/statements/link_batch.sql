-- The next articles whose reports are to be linked ($limit), oldest first: with a report that is new, that is gone, or
-- whose story changed.

CREATE OR REPLACE TEMP TABLE linking_articles AS
SELECT r.article_key
FROM report_versions AS r
WHERE r.article_key IN (SELECT q.article_key FROM link_queue AS q)
GROUP BY r.article_key
ORDER BY min(r.told_at), r.article_key
LIMIT $limit;

DELETE FROM link_queue WHERE article_key IN (SELECT a.article_key FROM linking_articles AS a);

CREATE OR REPLACE TEMP TABLE fresh_reports AS
SELECT r.*
FROM report_places_and_days AS r
WHERE r.article_key IN (SELECT a.article_key FROM linking_articles AS a);

-- Reports that are out of use, with the incident they were in and the report that takes their place.
CREATE OR REPLACE TEMP TABLE gone_reports AS
SELECT r.report_id, r.successor_id, r.article_version, i.incident_id
FROM report_versions AS r
INNER JOIN report_incidents AS i ON r.article_key = i.article_key AND r.report_id = i.report_id
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

DELETE FROM report_incidents
WHERE
    article_key IN (SELECT a.article_key FROM linking_articles AS a)
    AND report_id IN (SELECT g.report_id FROM gone_reports AS g);

DELETE FROM link_reasons
WHERE
    article_key IN (SELECT a.article_key FROM linking_articles AS a)
    OR other_key IN (SELECT a.article_key FROM linking_articles AS a);

INSERT INTO changed_articles (article_key, kind) SELECT article_key, 'reports' FROM linking_articles;
