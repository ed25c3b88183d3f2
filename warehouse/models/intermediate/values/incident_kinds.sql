-- One row per touched incident: the kind of event that most weight tells; on a tie what was told first.
SELECT incident_id, event_type, sub_event_type
FROM (
    SELECT incident_id, event_type, sub_event_type, sum(weight) AS weight, min(told_at) AS told_at
    FROM member_reports
    WHERE event_type IS NOT NULL
    GROUP BY ALL
)
QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY weight DESC, told_at, sub_event_type) = 1
