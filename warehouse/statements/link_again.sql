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
