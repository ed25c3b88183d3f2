-- Every report is linked again; it stays in its incident until then. (A story that differs is what makes one fresh.)
INSERT INTO link_queue SELECT DISTINCT article_key FROM report_versions;

UPDATE report_incidents SET story_id = NULL;
