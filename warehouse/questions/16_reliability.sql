-- How often were an outlet's first numbers of dead corrected later?
SELECT outlet, judged, corrected, told_too_many, told_too_few, mean_error
FROM source_reliability
WHERE judged > 0
ORDER BY corrected DESC, outlet
