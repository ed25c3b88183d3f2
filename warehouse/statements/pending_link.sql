-- Every report is linked again; it stays in its incident until then.
UPDATE report_incidents SET story_id = NULL;
