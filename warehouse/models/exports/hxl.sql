-- One row per chosen incident, with HXL tags (standard 1.1) in the second row: "header|#tag" names become two rows.
SELECT
    incident_id AS "Incident|#event+id",
    date_start AS "First day|#date+start",
    date_end AS "Last day|#date+end",
    date_precision AS "Date precision|#date+precision",
    event_type AS "Event type|#event+type",
    sub_event_type AS "Sub-event type|#event+type+sub",
    country AS "Country|#country+code+v_iso2",
    admin1 AS "Governorate|#adm1+name",
    place AS "Place|#loc+name",
    latitude AS "Latitude|#geo+lat",
    longitude AS "Longitude|#geo+lon",
    geo_precision AS "Place precision|#geo+precision",
    perpetrator AS "Perpetrator|#group+perpetrator+name",
    target AS "Target|#group+target+name",
    killed_best AS "Killed|#affected+killed",
    killed_min AS "Killed, least|#affected+killed+min",
    killed_max AS "Killed, most|#affected+killed+max",
    injured_best AS "Injured|#affected+injured",
    claimed_by AS "Claimed by|#group+claimant+name",
    independent_source_count AS "Independent sources|#meta+sources+num",
    updated_at AS "Updated|#date+updated"
FROM chosen_incidents
ORDER BY date_start, incident_id
