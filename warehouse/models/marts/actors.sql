-- One row per actor that the coder knows by name.
-- Key: name. Compared: kind, countries, parent
SELECT name, kind, countries, parent
FROM actors_known
