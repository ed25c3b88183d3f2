-- Rows of the warehouse straight from the files of a scale corpus (OUT.jsonl, OUT.gold.jsonl), without extracting or coding:
-- articles number $first to $last, their stories, reports, claims, and all incidents that they tell of.
CREATE OR REPLACE TEMP TABLE told_articles AS
SELECT
    a.*,
    substring(a.id, 2)::INTEGER AS article_key,
    a.published::TIMESTAMP AS published_at,
    coalesce(g.copy_of, a.id) AS story,
    g.main,
    g.also,
    g.background,
    g.killed,
    g.injured
FROM corpus_articles AS a
INNER JOIN corpus_gold AS g ON a.id = g.article
WHERE substring(a.id, 2)::INTEGER BETWEEN $first AND $last;

INSERT INTO article_versions BY NAME
SELECT
    article_key, id AS article_id, 1 AS version, true AS is_current, url, url AS url_key, url AS page_url, 0 AS part, id AS external_id,
    outlet, outlet AS site, title, []::VARCHAR[] AS authors, published, published_at, language, text, md5(text) AS content_digest,
    md5(text) AS text_digest, date_diff('day', DATE '1970-01-01', published_at::DATE) AS day, published_at AS fetched_at,
    published_at AS first_seen_at, 'bench' AS run_id
FROM told_articles
ORDER BY article_key;

INSERT INTO pages BY NAME
SELECT
    url, url AS final_url, 200 AS status, 'text/html' AS content_type, md5(url) AS payload_digest, outlet AS source_id,
    published_at AS first_fetched_at, published_at AS fetched_at, 1 AS fetch_count, 'bench' AS run_id
FROM told_articles
ORDER BY article_key;

INSERT INTO stories
SELECT story, min(article_key), min(published_at)
FROM told_articles
WHERE story NOT IN (SELECT s.story_id FROM stories AS s)
GROUP BY story
ORDER BY 2;

INSERT INTO article_stories SELECT article_key, story, false FROM told_articles ORDER BY article_key;

CREATE OR REPLACE TEMP TABLE told_reports AS
WITH told AS (
    SELECT a.id, a.article_key, a.published_at, a.killed, a.injured, a.text, a.story, 'main' AS prominence, a.main AS incident FROM told_articles AS a WHERE a.main IS NOT NULL
    UNION ALL
    SELECT a.id, a.article_key, a.published_at, NULL, NULL, a.text, a.story, 'also', unnest(a.also) FROM told_articles AS a
    UNION ALL
    SELECT a.id, a.article_key, a.published_at, NULL, NULL, a.text, a.story, 'background', unnest(a.background) FROM told_articles AS a
)

SELECT t.*, 'r' || t.id || '-' || t.incident AS report_id, i.* EXCLUDE (incident, killed, injured)
FROM told AS t
INNER JOIN corpus_incidents AS i ON t.incident = i.incident;

INSERT INTO report_versions BY NAME
SELECT
    report_id, id AS article_id, article_key, 1 AS article_version, 0 AS position, true AS is_current, prominence, event_type, sub_event_type,
    date AS date_start, date AS date_end, 'day' AS date_precision, 'relative' AS date_basis, town AS place, admin1, country, latitude, longitude,
    'exact' AS geo_precision, town AS place_text, actor AS perpetrator, 'stated' AS perpetrator_certainty, 'civilians' AS target,
    'civilians' AS target_kind, killed AS killed_min, killed AS killed_best, killed AS killed_max, injured AS injured_min,
    injured AS injured_best, injured AS injured_max, false AS is_vague,
    json_object(
        'event_type', event_type, 'sub_event_type', sub_event_type, 'prominence', prominence,
        'date', json_object('start', date, 'end', date, 'precision', 'day', 'basis', 'relative', 'text', 'today'),
        'place', json_object('name', town, 'admin1', admin1, 'country', country, 'latitude', latitude, 'longitude', longitude),
        'responsibility', CASE WHEN actor IS NOT NULL THEN [json_object('kind', 'claim', 'actor', actor, 'by', NULL, 'channel', 'Telegram', 'text', 'claimed')] ELSE [] END,
        'evidence', [json_object('start', 0, 'end', least(len(text), 160))]
    ) AS report,
    'bench' AS coder_version, published_at AS told_at, published_at AS loaded_at
FROM told_reports
ORDER BY article_key;

INSERT INTO claim_versions BY NAME
SELECT
    'c' || report_id || field AS claim_id, report_id, id AS article_id, article_key, 1 AS article_version, field, value, 'a police source' AS attributed_to,
    0 AS start_offset, 12 AS end_offset, substring(text, 1, 12) AS quote, 'bench' AS coder_version, published_at AS loaded_at
FROM (
    SELECT
        report_id, id, text, published_at, article_key, killed::VARCHAR AS killed, injured::VARCHAR AS injured, town::VARCHAR AS place,
        date::VARCHAR AS date, sub_event_type::VARCHAR AS event_type, actor::VARCHAR AS perpetrator, 'civilians'::VARCHAR AS target
    FROM told_reports
) UNPIVOT (value FOR field IN (killed, injured, place, date, event_type, perpetrator, target))
WHERE value IS NOT NULL
ORDER BY article_key;

INSERT INTO report_incidents BY NAME
SELECT report_id, incident AS incident_id, story AS story_id, published_at AS assigned_at, article_key FROM told_reports ORDER BY article_key;

INSERT INTO link_reasons BY NAME
SELECT
    a.report_id, b.report_id AS other_id, 6.5 AS score, ['same place', 'same day', 'same kind'] AS reasons,
    a.article_key, b.article_key AS other_key
FROM told_reports AS a
INNER JOIN told_reports AS b ON a.incident = b.incident AND a.report_id < b.report_id;

CREATE OR REPLACE TEMP TABLE derived_incidents AS
SELECT
    r.incident_id, any_value(v.event_type) AS event_type, any_value(v.sub_event_type) AS sub_event_type, any_value(v.date_start) AS date_start,
    any_value(v.date_end) AS date_end, 'day' AS date_precision, any_value(v.place) AS place, any_value(v.admin1) AS admin1,
    any_value(v.country) AS country, any_value(v.latitude) AS latitude, any_value(v.longitude) AS longitude, 'exact' AS geo_precision,
    any_value(v.perpetrator) AS perpetrator, 'civilians' AS target, min(v.killed_min) AS killed_min,
    arg_max(v.killed_best, v.told_at) AS killed_best, max(v.killed_max) AS killed_max, min(v.injured_min) AS injured_min,
    arg_max(v.injured_best, v.told_at) AS injured_best, max(v.injured_max) AS injured_max,
    CASE WHEN any_value(v.perpetrator) IS NOT NULL THEN any_value(v.perpetrator) END AS claimed_by,
    count(*)::INTEGER AS report_count, count(DISTINCT r.story_id)::INTEGER AS independent_source_count,
    CASE WHEN count(DISTINCT r.story_id) > 1 THEN 'fair' ELSE 'weak' END AS grade, min(v.told_at) AS first_reported_at,
    max(v.told_at) AS updated_at, min(v.told_at) AS founded_at, arg_min(v.report_id, v.told_at) AS founding_report_id,
    count(DISTINCT v.killed_best)::INTEGER + 1 AS revision
FROM report_incidents AS r
INNER JOIN report_versions AS v ON r.report_id = v.report_id
WHERE r.incident_id IN (SELECT t.incident FROM told_reports AS t)
GROUP BY r.incident_id;

DELETE FROM incidents_held WHERE incident_id IN (SELECT d.incident_id FROM derived_incidents AS d);

INSERT INTO incidents_held BY NAME SELECT * FROM derived_incidents ORDER BY founded_at, incident_id;

INSERT INTO incident_revisions_kept
SELECT
    incident_id, 1, founded_at, 'incident', NULL, to_json(d)::VARCHAR, 'first report', founding_report_id,
    (SELECT coalesce(max(n.change_number), 0) FROM incident_revisions_kept AS n) + row_number() OVER (ORDER BY founded_at)
FROM derived_incidents AS d
WHERE incident_id NOT IN (SELECT k.incident_id FROM incident_revisions_kept AS k)
ORDER BY founded_at;

INSERT INTO incident_revisions_kept
SELECT
    incident_id, revision, updated_at, 'killed_best', (killed_best + 1)::VARCHAR, killed_best::VARCHAR, 'new report', founding_report_id,
    (SELECT coalesce(max(n.change_number), 0) FROM incident_revisions_kept AS n) + row_number() OVER (ORDER BY updated_at)
FROM derived_incidents
WHERE revision > 1
ORDER BY updated_at;

INSERT INTO changed_articles (article_key, kind)
SELECT article_key, unnest(['article', 'reports']) FROM told_articles;
