-- One row per site of $sites with boilerplate: its lines.
SELECT site, list(line)
FROM site_boilerplate
WHERE site IN (SELECT unnest($sites::VARCHAR[]))
GROUP BY site
