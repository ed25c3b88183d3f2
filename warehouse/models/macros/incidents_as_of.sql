-- One row per incident as the warehouse held it at a moment: its founding values with all changes up to then.
-- Parameters: moment
-- (Not materialized: DuckDB 2.0 waits for ever on this query with its parts materialized, once the history is long.)
WITH known AS NOT MATERIALIZED (
    SELECT *
    FROM incident_revisions
    WHERE changed_at <= moment::TIMESTAMP AND field <> 'decision'
),

-- Ids that stood at the moment: the last word on the incident as such is its founding.
standing AS NOT MATERIALIZED (
    SELECT incident_id, arg_max(new_value, revision) AS founding, max(revision) AS founded_in
    FROM known
    WHERE field = 'incident'
    GROUP BY incident_id
    HAVING arg_max(old_value IS NULL, revision)
),

changed AS (
    SELECT incident_id, json_group_object(field, value) AS patch
    FROM (
        SELECT k.incident_id, k.field, last(k.new_value ORDER BY k.revision) AS value
        FROM known AS k
        INNER JOIN standing AS s ON k.incident_id = s.incident_id AND k.revision > s.founded_in
        WHERE k.field <> 'incident'
        GROUP BY k.incident_id, k.field
    )
    GROUP BY incident_id
),

-- The founding tells all values at once, the changes after it single ones; one that became null is taken out by the patch.
held AS (
    SELECT
        s.incident_id,
        from_json(
            CASE WHEN c.patch IS NULL THEN s.founding::JSON ELSE json_merge_patch(s.founding::JSON, c.patch) END,
            '{"event_type":"VARCHAR", "sub_event_type":"VARCHAR", "date_start":"DATE", "date_end":"DATE", "date_precision":"VARCHAR", "place":"VARCHAR", "admin1":"VARCHAR", "country":"VARCHAR", "latitude":"DOUBLE", "longitude":"DOUBLE", "geo_precision":"VARCHAR", "perpetrator":"VARCHAR", "target":"VARCHAR", "weapon":"VARCHAR", "killed_min":"INTEGER", "killed_best":"INTEGER", "killed_max":"INTEGER", "injured_min":"INTEGER", "injured_best":"INTEGER", "injured_max":"INTEGER", "claimed_by":"VARCHAR", "report_count":"INTEGER", "independent_source_count":"INTEGER", "grade":"VARCHAR"}'
        ) AS fields
    FROM standing AS s
    LEFT JOIN changed AS c ON s.incident_id = c.incident_id
)

SELECT incident_id, fields.*
FROM held
