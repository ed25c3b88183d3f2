-- One row per table and view of the current database: its name, and whether it is a TABLE or a VIEW.
SELECT table_name AS name, 'TABLE' AS kind
FROM duckdb_tables()
WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT view_name, 'VIEW'
FROM duckdb_views()
WHERE NOT internal AND database_name = current_database()
