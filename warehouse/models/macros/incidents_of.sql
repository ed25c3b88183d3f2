-- One row per incident that an actor is held to have done, or has claimed; the name or a part of it, in any case.
-- Parameters: actor
SELECT *
FROM incidents
WHERE contains(lower(perpetrator), lower(actor)) OR contains(lower(claimed_by), lower(actor))
ORDER BY date_start, incident_id
