-- One row per place near the batch: how much it tells that two reports name it. A village that is seldom in the news
-- tells 3 points, a city in which a quarter of all incidents happen 1.5. (60 imagined reports from elsewhere stand for a
-- country of which little is loaded yet.)
SELECT
    place_key,
    greatest(1, least(3, round(1.6 + 0.7 * log2((sum(count(*)) OVER () + 60) / (count(*) + 1))) / 2)) AS weight
FROM near_reports
WHERE is_place_named
GROUP BY place_key
