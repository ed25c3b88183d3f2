-- One row per touched incident, field (killed or injured) and story: the toll that the story told last.
-- A copy repeats a toll, it does not tell it anew: a toll is as old as its first telling in the story. So does an article that
-- tells of the event among others (a roundup), or recalls it: there a toll is as old as its first telling by anybody.
WITH tolls AS (
    SELECT
        incident_id, story_id, origin, asserted_at AS told_at, weight, is_about_it, 'killed' AS field,
        killed_min AS low, killed_best AS best, killed_max AS high, coalesce((report ->> '$.killed.revised')::BOOLEAN, false) AS is_revised
    FROM member_reports
    UNION ALL
    SELECT
        incident_id, story_id, origin, asserted_at, weight, is_about_it, 'injured',
        injured_min, injured_best, injured_max, coalesce((report ->> '$.injured.revised')::BOOLEAN, false)
    FROM member_reports
),

first_told AS (
    SELECT
        incident_id, field, coalesce(story_id, origin) AS story, min(origin) AS origin, low, best, high, bool_or(is_revised) AS is_revised,
        min(told_at) AS told_at, max(weight) AS weight, bool_or(is_about_it) AS is_about_it
    FROM tolls
    WHERE best IS NOT NULL
    GROUP BY incident_id, field, story, low, best, high
),

dated AS (
    SELECT
        * EXCLUDE (told_at),
        CASE WHEN is_about_it THEN told_at ELSE min(told_at) OVER (PARTITION BY incident_id, field, best) END AS told_at
    FROM first_told
)

SELECT incident_id, field, story, origin, low, best, high, is_revised, is_about_it, told_at, weight
FROM dated
QUALIFY row_number() OVER (PARTITION BY incident_id, field, story ORDER BY weight > 1 DESC, told_at DESC, best, low) = 1
