-- Where does the number of dead of the attack near Tabqa come from?
SELECT DISTINCT e.outlet, e.said_by, e.value, e.quote, e.sentence
FROM evidence AS e
INNER JOIN incidents AS i ON e.incident_id = i.incident_id
WHERE i.place = 'Tabqa' AND e.field = 'killed'
ORDER BY e.outlet, e.quote
