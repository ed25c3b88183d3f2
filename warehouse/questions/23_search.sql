-- Which articles are about truffles, or those who look for them?
SELECT title, outlet
FROM search_articles('truffle* gatherers')
LIMIT 3
