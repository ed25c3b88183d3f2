-- Rows of one article are found by its number in every table, which costs what the article has; by ids, which are in no order, a
-- whole column is read. And which articles changed since they were last published.

ALTER TABLE claim_versions ADD COLUMN article_key INTEGER;
UPDATE claim_versions SET article_key = r.article_key FROM report_versions AS r WHERE claim_versions.report_id = r.report_id;

ALTER TABLE report_terms ADD COLUMN article_key INTEGER;
UPDATE report_terms SET article_key = r.article_key FROM report_versions AS r WHERE report_terms.report_id = r.report_id;

ALTER TABLE report_incidents ADD COLUMN article_key INTEGER;
UPDATE report_incidents SET article_key = r.article_key FROM report_versions AS r WHERE report_incidents.report_id = r.report_id;

ALTER TABLE link_reasons ADD COLUMN article_key INTEGER;   -- of report_id
ALTER TABLE link_reasons ADD COLUMN other_key INTEGER;     -- of other_id
UPDATE link_reasons SET article_key = r.article_key FROM report_versions AS r WHERE link_reasons.report_id = r.report_id;
UPDATE link_reasons SET other_key = r.article_key FROM report_versions AS r WHERE link_reasons.other_id = r.report_id;

CREATE TABLE publications (               -- snapshots of which it is known what changed after them
    publication INTEGER NOT NULL,         -- 1, 2, ...
    published_at TIMESTAMP NOT NULL       -- as it stands in the snapshot
);

CREATE TABLE changed_articles (           -- articles of which published rows changed; written with the change itself
    article_key INTEGER NOT NULL,         -- may stand here more than once
    kind VARCHAR NOT NULL,                -- article: its own row | reports: what it tells, and how that is linked
    publication INTEGER                   -- the first that tells of it; null: not published yet
);

ALTER TABLE incident_revisions_kept ADD COLUMN change_number INTEGER;   -- 1, 2, ... in the order in which they were written
UPDATE incident_revisions_kept SET change_number = rowid + 1;
