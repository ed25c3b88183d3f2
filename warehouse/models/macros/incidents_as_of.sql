-- One row per incident as the warehouse held it at a moment: its founding values with all changes up to then.
-- Parameters: moment
WITH known AS (
    SELECT *
    FROM incident_revisions
    WHERE changed_at <= moment::TIMESTAMP AND field <> 'decision'
),

-- Ids that stood at the moment: the last word on the incident as such is its founding.
standing AS (
    SELECT incident_id, arg_max(new_value, revision) AS founding, max(revision) AS founded_in
    FROM known
    WHERE field = 'incident'
    GROUP BY incident_id
    HAVING arg_max(old_value IS NULL, revision)
),

told AS (
    SELECT incident_id, founded_in AS revision, unnest(json_keys(founding)) AS field, founding
    FROM standing
),

entries AS (
    SELECT incident_id, revision, field, founding ->> ('$.' || field) AS value
    FROM told
    UNION ALL
    SELECT k.incident_id, k.revision, k.field, k.new_value
    FROM known AS k
    INNER JOIN standing AS s ON k.incident_id = s.incident_id AND k.revision > s.founded_in
    WHERE k.field <> 'incident'
),

newest AS (
    SELECT incident_id, map_from_entries(list({'k': field, 'v': value})) AS held
    FROM (
        SELECT incident_id, field, last(value ORDER BY revision) AS value
        FROM entries
        GROUP BY incident_id, field
    )
    GROUP BY incident_id
)

SELECT
    incident_id,
    held['event_type'] AS event_type,
    held['sub_event_type'] AS sub_event_type,
    held['date_start']::DATE AS date_start,
    held['date_end']::DATE AS date_end,
    held['date_precision'] AS date_precision,
    held['place'] AS place,
    held['admin1'] AS admin1,
    held['country'] AS country,
    held['latitude']::DOUBLE AS latitude,
    held['longitude']::DOUBLE AS longitude,
    held['geo_precision'] AS geo_precision,
    held['perpetrator'] AS perpetrator,
    held['target'] AS target,
    held['weapon'] AS weapon,
    held['killed_min']::INTEGER AS killed_min,
    held['killed_best']::INTEGER AS killed_best,
    held['killed_max']::INTEGER AS killed_max,
    held['injured_min']::INTEGER AS injured_min,
    held['injured_best']::INTEGER AS injured_best,
    held['injured_max']::INTEGER AS injured_max,
    held['claimed_by'] AS claimed_by,
    held['report_count']::INTEGER AS report_count,
    held['independent_source_count']::INTEGER AS independent_source_count,
    held['grade'] AS grade
FROM newest
