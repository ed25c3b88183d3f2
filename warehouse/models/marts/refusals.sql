-- One row per input that could not be used, with the reason.
-- Key: refusal_id
SELECT refusal_id, stage, origin, reason, refused_at, run_id
FROM main.refusals
