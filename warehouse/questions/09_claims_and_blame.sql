-- Who claims what, who is blamed, and who denies?
SELECT date_start, place, claimed_by, attributed_to, denied_by, finding
FROM claims_and_attributions
ORDER BY date_start, place
