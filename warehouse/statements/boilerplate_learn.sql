-- What repeats on many pages of one site is boilerplate. Learned anew for each site with articles that came since, from
-- its newest articles, so that the outcome hangs on what is stored and not on the order in which it came.
-- ($sample, $least_pages, $least_share)

CREATE OR REPLACE TEMP TABLE due_sites AS
SELECT a.site
FROM article_versions AS a
LEFT JOIN boilerplate_sites AS b ON a.site = b.site
WHERE a.source_id IS NOT NULL AND a.site != ''
GROUP BY a.site, b.learned_at
HAVING b.learned_at IS NULL OR max(a.first_seen_at) > b.learned_at;

CREATE OR REPLACE TEMP TABLE sampled_lines AS
WITH sample AS (
    SELECT site, article_key, coalesce(raw_text, text) AS text
    FROM article_versions
    WHERE is_current AND source_id IS NOT NULL AND site IN (SELECT d.site FROM due_sites AS d)
    QUALIFY row_number() OVER (PARTITION BY site ORDER BY fetched_at DESC, article_id) <= $sample
)

SELECT DISTINCT site, article_key, unnest(string_split(text, chr(10))) AS line
FROM sample;

-- A page counts for a line where most of its text is its own: copies of one story repeat each other, too.
CREATE OR REPLACE TEMP TABLE own_pages AS
WITH repeated AS (
    SELECT site, line
    FROM sampled_lines
    GROUP BY site, line
    HAVING count(*) >= 2
)

SELECT l.site, l.article_key
FROM sampled_lines AS l
LEFT JOIN repeated AS r ON l.site = r.site AND l.line = r.line
GROUP BY l.site, l.article_key
HAVING 2 * sum(CASE WHEN r.line IS NULL THEN length(l.line) ELSE 0 END) >= sum(length(l.line));

DELETE FROM site_boilerplate WHERE site IN (SELECT d.site FROM due_sites AS d);

INSERT INTO site_boilerplate
SELECT l.site, l.line, count(*) AS page_count
FROM sampled_lines AS l
INNER JOIN own_pages AS o ON l.site = o.site AND l.article_key = o.article_key
GROUP BY l.site, l.line
HAVING
    count(*) >= greatest($least_pages, $least_share * (SELECT count(*) FROM own_pages AS p WHERE p.site = l.site))
ORDER BY l.site, l.line;

-- Take it out, and put back what is boilerplate no longer. A text of which too little would be left stays whole.
CREATE OR REPLACE TEMP TABLE cleaned_texts AS
WITH lines AS (
    SELECT site, list(line) AS boilerplate
    FROM site_boilerplate
    GROUP BY site
),

cleaned AS (
    SELECT
        a.article_key,
        a.version,
        a.text,
        coalesce(a.raw_text, a.text) AS raw_text,
        array_to_string(
            list_filter(
                string_split(coalesce(a.raw_text, a.text), chr(10)),
                LAMBDA line : NOT list_contains(coalesce(l.boilerplate, []), line)
            ),
            chr(10)
        ) AS rest
    FROM article_versions AS a
    INNER JOIN due_sites AS d ON a.site = d.site
    LEFT JOIN lines AS l ON a.site = l.site
    WHERE a.is_current AND a.source_id IS NOT NULL
)

SELECT article_key, version, raw_text, CASE WHEN 2 * length(rest) >= length(raw_text) THEN rest ELSE raw_text END AS new_text
FROM cleaned
WHERE text != CASE WHEN 2 * length(rest) >= length(raw_text) THEN rest ELSE raw_text END;

UPDATE article_versions
SET text = c.new_text, raw_text = c.raw_text, cleaned_at = $now
FROM cleaned_texts AS c
WHERE article_versions.article_key = c.article_key AND article_versions.version = c.version;

INSERT INTO changed_articles (article_key, kind) SELECT article_key, 'article' FROM cleaned_texts;

-- What was made of the former text is made again.
DELETE FROM coded
WHERE article_id IN (SELECT a.article_id FROM article_versions AS a INNER JOIN cleaned_texts AS c ON a.article_key = c.article_key);

UPDATE fingerprinted SET method = -1 WHERE article_key IN (SELECT c.article_key FROM cleaned_texts AS c);

MERGE INTO boilerplate_sites AS known
USING due_sites AS due
ON known.site = due.site
WHEN MATCHED THEN UPDATE SET learned_at = $now
WHEN NOT MATCHED THEN INSERT (site, learned_at) VALUES (due.site, $now);
