-- Actors that the coder knows by name: kinds and countries, for exports and for readers.

CREATE TABLE actors_known (
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,                -- armed_group, army, police, militia, security_forces, government, coalition ...
    countries VARCHAR[] NOT NULL,         -- ISO 3166-1 alpha-2
    parent VARCHAR
);
