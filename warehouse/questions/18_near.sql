-- What happened within 50 km of Deir ez-Zor?
SELECT round(distance_km)::INTEGER AS km, date_start, place, sub_event_type, killed_best
FROM incidents_near(35.336, 40.141, 50)
ORDER BY distance_km, date_start
