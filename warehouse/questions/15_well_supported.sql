-- Which incidents are told by most independent sources?
SELECT date_start, place, independent_source_count, report_count, grade
FROM incidents
WHERE independent_source_count > 1
ORDER BY independent_source_count DESC, date_start, place
