-- Write what changed of the touched incidents (incident_values, field_changes, gone_incidents), with its reason. ($now)

INSERT INTO incident_revisions_kept
SELECT
    v.incident_id, coalesce(k.last_revision, 0) + 1, $now, 'incident', NULL,
    to_json(v)::VARCHAR, t.reason, t.article_id,
    (SELECT coalesce(max(n.change_number), 0) FROM incident_revisions_kept AS n) + row_number() OVER (ORDER BY v.incident_id)
FROM incident_values AS v
INNER JOIN touched_incidents AS t ON v.incident_id = t.incident_id AND NOT t.is_held
LEFT JOIN (
    SELECT incident_id, max(revision) AS last_revision FROM incident_revisions_kept
    WHERE incident_id IN (SELECT i.incident_id FROM touched_incidents AS i)
    GROUP BY ALL
) AS k ON v.incident_id = k.incident_id
ORDER BY v.incident_id;

INSERT INTO incident_revisions_kept
SELECT
    c.incident_id, h.revision + 1, $now, c.field, c.old_value, c.new_value, t.reason, t.article_id,
    (SELECT coalesce(max(n.change_number), 0) FROM incident_revisions_kept AS n) + row_number() OVER (ORDER BY c.incident_id, c.field)
FROM field_changes AS c
INNER JOIN incidents_held AS h ON c.incident_id = h.incident_id
INNER JOIN touched_incidents AS t ON c.incident_id = t.incident_id
ORDER BY c.incident_id, c.field;

-- Incidents that have no report any more: merged into another, or what told of them is gone.
INSERT INTO incident_revisions_kept
SELECT
    h.incident_id, h.revision + 1, $now, 'incident', h.incident_id, g.kept_id,
    CASE WHEN g.kept_id IS NULL THEN 'no report tells of it any more' ELSE 'merged: ' || g.reason END, g.article_id,
    (SELECT coalesce(max(n.change_number), 0) FROM incident_revisions_kept AS n) + row_number() OVER (ORDER BY h.incident_id)
FROM gone_incidents AS g
INNER JOIN incidents_held AS h ON g.incident_id = h.incident_id
ORDER BY h.incident_id;

UPDATE incident_forwards
SET kept_id = g.kept_id
FROM gone_incidents AS g
WHERE incident_forwards.kept_id = g.incident_id AND g.kept_id IS NOT NULL;

INSERT INTO incident_forwards
SELECT g.incident_id, g.kept_id, $now, g.reason
FROM gone_incidents AS g
INNER JOIN incidents_held AS h ON g.incident_id = h.incident_id
WHERE g.kept_id IS NOT NULL
ORDER BY g.incident_id;

-- An id that is in use again forwards nowhere.
DELETE FROM incident_forwards WHERE incident_id IN (SELECT v.incident_id FROM incident_values AS v);

CREATE OR REPLACE TEMP TABLE rewritten_incidents AS
SELECT
    v.*,
    coalesce(h.founded_at, n.founded_at) AS founded_at,
    coalesce(h.founding_report_id, n.founding_report_id) AS founding_report_id,
    coalesce(k.last_revision, 1) AS revision,
    $now AS updated_at
FROM incident_values AS v
LEFT JOIN incidents_held AS h ON v.incident_id = h.incident_id
LEFT JOIN new_incidents AS n ON v.incident_id = n.incident_id
LEFT JOIN (
    SELECT incident_id, max(revision) AS last_revision FROM incident_revisions_kept
    WHERE incident_id IN (SELECT i.incident_id FROM touched_incidents AS i)
    GROUP BY ALL
) AS k ON v.incident_id = k.incident_id
WHERE h.incident_id IS NULL OR v.incident_id IN (SELECT c.incident_id FROM field_changes AS c);

DELETE FROM incidents_held
WHERE
    incident_id IN (SELECT r.incident_id FROM rewritten_incidents AS r)
    OR incident_id IN (SELECT g.incident_id FROM gone_incidents AS g);

INSERT INTO incidents_held BY NAME SELECT * FROM rewritten_incidents ORDER BY founded_at, incident_id;
