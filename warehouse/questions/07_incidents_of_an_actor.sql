-- Which incidents is an actor held to have done, or has it claimed?
SELECT date_start, place, sub_event_type, perpetrator, claimed_by, grade
FROM incidents_of('saraya')
