-- A new publication, and what its base lacks (changed_since). What the base knows is forgotten: no older one will be a base.
-- ($published_at; $base: the publication to begin with, null: the snapshot is built anew, and every older one is forgotten)

DELETE FROM changed_articles WHERE publication <= $base::INTEGER OR $base::INTEGER IS NULL;

DELETE FROM publications WHERE publication < $base::INTEGER;

CREATE OR REPLACE TEMP TABLE this_publication AS
SELECT coalesce(max(publication), 0) + 1 AS publication FROM publications;

DELETE FROM publications WHERE $base::INTEGER IS NULL;

INSERT INTO publications SELECT publication, $published_at FROM this_publication;

UPDATE changed_articles SET publication = t.publication FROM this_publication AS t WHERE changed_articles.publication IS NULL;

CREATE OR REPLACE TEMP TABLE changed_since AS SELECT DISTINCT article_key, kind FROM changed_articles;
