-- Articles whose reports are to be linked: a queue, so that finding them costs what is new, not what is stored.

CREATE TABLE link_queue (
    article_key INTEGER NOT NULL          -- may stand here more than once
);

INSERT INTO link_queue
SELECT DISTINCT r.article_key
FROM report_versions AS r
LEFT JOIN report_incidents AS i ON r.report_id = i.report_id
WHERE r.is_current = (i.report_id IS NULL);
