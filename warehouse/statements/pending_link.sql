-- Every report is linked again; it stays in its incident until then.
INSERT INTO link_queue SELECT DISTINCT article_key FROM report_versions;
