-- Which incidents killed most, and how sure are the numbers?
SELECT date_start, place, country, sub_event_type, killed_min, killed_best, killed_max
FROM incidents
ORDER BY killed_best DESC NULLS LAST, date_start, place
LIMIT 5
