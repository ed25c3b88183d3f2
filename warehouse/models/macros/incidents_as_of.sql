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

-- The founding tells all values at once, the changes after it single ones, which may be null.
founded AS (
    SELECT
        incident_id,
        founded_in,
        from_json(
            founding,
            '{"event_type":"VARCHAR", "sub_event_type":"VARCHAR", "date_start":"DATE", "date_end":"DATE", "date_precision":"VARCHAR", "place":"VARCHAR", "admin1":"VARCHAR", "country":"VARCHAR", "latitude":"DOUBLE", "longitude":"DOUBLE", "geo_precision":"VARCHAR", "perpetrator":"VARCHAR", "target":"VARCHAR", "weapon":"VARCHAR", "killed_min":"INTEGER", "killed_best":"INTEGER", "killed_max":"INTEGER", "injured_min":"INTEGER", "injured_best":"INTEGER", "injured_max":"INTEGER", "claimed_by":"VARCHAR", "report_count":"INTEGER", "independent_source_count":"INTEGER", "grade":"VARCHAR"}'
        ) AS first
    FROM standing
),

changed AS (
    SELECT incident_id, map_from_entries(list({'k': field, 'v': value})) AS held
    FROM (
        SELECT k.incident_id, k.field, last(k.new_value ORDER BY k.revision) AS value
        FROM known AS k
        INNER JOIN standing AS s ON k.incident_id = s.incident_id AND k.revision > s.founded_in
        WHERE k.field <> 'incident'
        GROUP BY k.incident_id, k.field
    )
    GROUP BY incident_id
)

SELECT
    f.incident_id,
    CASE WHEN map_contains(c.held, 'event_type') THEN c.held['event_type'] ELSE f.first.event_type END AS event_type,
    CASE WHEN map_contains(c.held, 'sub_event_type') THEN c.held['sub_event_type'] ELSE f.first.sub_event_type END AS sub_event_type,
    CASE WHEN map_contains(c.held, 'date_start') THEN c.held['date_start']::DATE ELSE f.first.date_start END AS date_start,
    CASE WHEN map_contains(c.held, 'date_end') THEN c.held['date_end']::DATE ELSE f.first.date_end END AS date_end,
    CASE WHEN map_contains(c.held, 'date_precision') THEN c.held['date_precision'] ELSE f.first.date_precision END AS date_precision,
    CASE WHEN map_contains(c.held, 'place') THEN c.held['place'] ELSE f.first.place END AS place,
    CASE WHEN map_contains(c.held, 'admin1') THEN c.held['admin1'] ELSE f.first.admin1 END AS admin1,
    CASE WHEN map_contains(c.held, 'country') THEN c.held['country'] ELSE f.first.country END AS country,
    CASE WHEN map_contains(c.held, 'latitude') THEN c.held['latitude']::DOUBLE ELSE f.first.latitude END AS latitude,
    CASE WHEN map_contains(c.held, 'longitude') THEN c.held['longitude']::DOUBLE ELSE f.first.longitude END AS longitude,
    CASE WHEN map_contains(c.held, 'geo_precision') THEN c.held['geo_precision'] ELSE f.first.geo_precision END AS geo_precision,
    CASE WHEN map_contains(c.held, 'perpetrator') THEN c.held['perpetrator'] ELSE f.first.perpetrator END AS perpetrator,
    CASE WHEN map_contains(c.held, 'target') THEN c.held['target'] ELSE f.first.target END AS target,
    CASE WHEN map_contains(c.held, 'weapon') THEN c.held['weapon'] ELSE f.first.weapon END AS weapon,
    CASE WHEN map_contains(c.held, 'killed_min') THEN c.held['killed_min']::INTEGER ELSE f.first.killed_min END AS killed_min,
    CASE WHEN map_contains(c.held, 'killed_best') THEN c.held['killed_best']::INTEGER ELSE f.first.killed_best END AS killed_best,
    CASE WHEN map_contains(c.held, 'killed_max') THEN c.held['killed_max']::INTEGER ELSE f.first.killed_max END AS killed_max,
    CASE WHEN map_contains(c.held, 'injured_min') THEN c.held['injured_min']::INTEGER ELSE f.first.injured_min END AS injured_min,
    CASE WHEN map_contains(c.held, 'injured_best') THEN c.held['injured_best']::INTEGER ELSE f.first.injured_best END AS injured_best,
    CASE WHEN map_contains(c.held, 'injured_max') THEN c.held['injured_max']::INTEGER ELSE f.first.injured_max END AS injured_max,
    CASE WHEN map_contains(c.held, 'claimed_by') THEN c.held['claimed_by'] ELSE f.first.claimed_by END AS claimed_by,
    CASE WHEN map_contains(c.held, 'report_count') THEN c.held['report_count']::INTEGER ELSE f.first.report_count END AS report_count,
    CASE WHEN map_contains(c.held, 'independent_source_count') THEN c.held['independent_source_count']::INTEGER ELSE f.first.independent_source_count END AS independent_source_count,
    CASE WHEN map_contains(c.held, 'grade') THEN c.held['grade'] ELSE f.first.grade END AS grade
FROM founded AS f
LEFT JOIN changed AS c ON f.incident_id = c.incident_id
