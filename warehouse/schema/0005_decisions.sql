-- What people decided about incidents: it stands above what the linker finds, and survives recoding.

CREATE TABLE decisions (
    decision_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,                -- merge | split
    incident_ids VARCHAR[] NOT NULL,      -- as they were called then
    decided_by VARCHAR,
    reason VARCHAR,
    decided_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);

CREATE TABLE verdicts (                   -- pairs of reports on which a decision rules
    decision_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    is_together BOOLEAN NOT NULL
);
