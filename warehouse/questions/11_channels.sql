-- Through which channels are attacks claimed?
SELECT r.actor, r.channel, count(DISTINCT r.incident_id) AS incidents
FROM responsibility AS r
WHERE r.kind = 'claim'
GROUP BY r.actor, r.channel
ORDER BY incidents DESC, r.actor, r.channel
