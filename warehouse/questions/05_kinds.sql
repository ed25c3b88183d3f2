-- What kinds of events are there, and how deadly is each?
SELECT event_type, sub_event_type, count(*) AS incidents, sum(killed_best)::INTEGER AS killed
FROM incidents
GROUP BY event_type, sub_event_type
ORDER BY incidents DESC, event_type, sub_event_type
