-- What keeps a batch's cost from growing with all that is stored, and recent reports linked again once a day.

ALTER TABLE coded ADD COLUMN article_key INTEGER;     -- as in article_versions: numbers are compared faster than ids
UPDATE coded SET article_key = a.article_key FROM article_versions AS a WHERE coded.article_id = a.article_id;

ALTER TABLE link_counts ADD COLUMN recent_at TIMESTAMP;   -- when what was told lately was last linked again; null: never
