-- Events in the world: which reports tell of one, what it is held to be, how that changed and why.

CREATE TABLE incidents_held (             -- one row per incident in use; values as last derived
    incident_id VARCHAR NOT NULL,
    founded_at TIMESTAMP NOT NULL,
    founding_report_id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    event_type VARCHAR,
    sub_event_type VARCHAR,
    date_start DATE,
    date_end DATE,
    date_precision VARCHAR,
    place VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    geo_precision VARCHAR,
    perpetrator VARCHAR,
    target VARCHAR,
    weapon VARCHAR,
    killed_min INTEGER,
    killed_best INTEGER,
    killed_max INTEGER,
    injured_min INTEGER,
    injured_best INTEGER,
    injured_max INTEGER,
    claimed_by VARCHAR,
    report_count INTEGER,
    independent_source_count INTEGER,
    grade VARCHAR,
    first_reported_at TIMESTAMP,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE report_incidents (           -- where each report that has been linked belongs
    report_id VARCHAR NOT NULL,
    incident_id VARCHAR NOT NULL,
    story_id VARCHAR,                     -- of its article when it was linked: linked again when that changes
    assigned_at TIMESTAMP NOT NULL
);

CREATE TABLE link_reasons (               -- why two reports were held to tell of one incident, or not
    report_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    score FLOAT NOT NULL,
    forbidden VARCHAR,                    -- why they may never be one, else null
    reasons VARCHAR[] NOT NULL
);

CREATE TABLE incident_revisions_kept (
    incident_id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    field VARCHAR NOT NULL,
    old_value VARCHAR,
    new_value VARCHAR,
    reason VARCHAR NOT NULL,
    article_id VARCHAR
);

CREATE TABLE incident_forwards (
    incident_id VARCHAR NOT NULL,         -- the id that is no longer in use
    kept_id VARCHAR NOT NULL,
    merged_at TIMESTAMP NOT NULL,
    reason VARCHAR NOT NULL
);
