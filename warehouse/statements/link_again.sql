-- Which reports are linked again though nothing of them is new: pairs are scored by the words of all reports, as they were
-- counted at that moment. ($settled, $window_days, $again_hours, $now)

-- Which words are rare is known only once there is a good number of reports: while there are few ($settled), all of them are
-- linked again whenever their number has doubled. So the order of loading leaves no trace.
CREATE OR REPLACE TEMP TABLE counted_again AS
SELECT n.reports
FROM (SELECT count(*) AS reports FROM report_terms) AS n
WHERE
    n.reports >= 2 * (SELECT c.reports FROM link_counts AS c)
    AND (SELECT c.reports FROM link_counts AS c) < $settled
    AND EXISTS (SELECT 1 FROM link_queue);

INSERT INTO link_queue
SELECT DISTINCT r.article_key
FROM report_versions AS r
WHERE r.is_current AND EXISTS (SELECT 1 FROM counted_again);

UPDATE link_counts SET reports = a.reports FROM counted_again AS a;

-- Once a day what was told in the last days: the first reports of an event were scored before the words of the others counted.
CREATE OR REPLACE TEMP TABLE recent_again AS
SELECT $now::TIMESTAMP AS recent_at
FROM link_counts AS c
WHERE c.recent_at IS NULL OR c.recent_at <= $now::TIMESTAMP - to_hours($again_hours);

INSERT INTO link_queue
SELECT DISTINCT r.article_key
FROM report_versions AS r
INNER JOIN recent_again AS a ON r.told_at BETWEEN a.recent_at - to_days($window_days) AND a.recent_at + INTERVAL 1 DAY
WHERE r.is_current;

UPDATE link_counts SET recent_at = a.recent_at FROM recent_again AS a;
