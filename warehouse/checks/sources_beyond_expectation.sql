-- Sources that gave fewer or more articles in their last day than their file expects.
SELECT source_id, state, articles_last_day, expected_min, expected_max
FROM source_health
WHERE state IN ('below', 'above')
ORDER BY source_id
