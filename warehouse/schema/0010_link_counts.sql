-- How many reports there were when all pairs were last scored by the words of all reports.

CREATE TABLE link_counts (
    reports INTEGER NOT NULL              -- one row
);

INSERT INTO link_counts SELECT count(*) FROM report_terms;
