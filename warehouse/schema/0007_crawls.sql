-- Crawls and their sources' health: when a source was crawled, what came of it, and when each page was last confirmed.

ALTER TABLE pages ADD COLUMN checked_at TIMESTAMP;   -- the newest fetch, or the newest word that it is as it was
UPDATE pages SET checked_at = fetched_at;

CREATE TABLE crawls (
    run_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    ended_at TIMESTAMP NOT NULL,
    status VARCHAR NOT NULL,              -- finished | timed_out | failed
    seconds DOUBLE NOT NULL,
    requests INTEGER NOT NULL,
    pages INTEGER NOT NULL,               -- archived whole
    new_pages INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,           -- asked for, and as they were
    gone INTEGER NOT NULL,
    queued INTEGER NOT NULL,              -- found, and left for the next crawl
    bytes BIGINT NOT NULL,
    failures INTEGER NOT NULL,
    causes JSON NOT NULL,                 -- {cause: how many failures}
    reason VARCHAR,                       -- of a crawl that did not finish
    expected_min INTEGER,                 -- articles a day, as the source says
    expected_max INTEGER
);
