-- A school: a schema, two tables and two groups. Doing it again changes nothing.
-- It waits for nobody long: whoever keeps a transaction open would make all others wait behind it.
SET lock_timeout = '5s';

DO $school$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'wb_{school}__classroom') THEN
        CREATE ROLE wb_{school}__classroom NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'wb_{school}__office') THEN
        CREATE ROLE wb_{school}__office NOLOGIN;
    END IF;
    EXECUTE format(
        'GRANT CONNECT ON DATABASE %I TO wb_{school}__classroom, wb_{school}__office',
        current_database()
    );
END
$school$;

CREATE SCHEMA IF NOT EXISTS wb_{school};
REVOKE ALL ON SCHEMA wb_{school} FROM PUBLIC;
GRANT USAGE ON SCHEMA wb_{school} TO wb_{school}__classroom, wb_{school}__office;

CREATE TABLE IF NOT EXISTS wb_{school}.up (
    terminal text COLLATE "C" NOT NULL CHECK (terminal ~ '^[a-z0-9]{1,32}$'),
    counter bigint NOT NULL CHECK (counter > 0),
    digest bytea NOT NULL CHECK (octet_length(digest) = 32),
    body bytea NOT NULL CHECK (octet_length(body) <= {largest}),
    PRIMARY KEY (terminal, counter, digest)
);
CREATE TABLE IF NOT EXISTS wb_{school}.down (
    terminal text COLLATE "C" NOT NULL CHECK (terminal ~ '^[a-z0-9]{1,32}$'),
    counter bigint NOT NULL CHECK (counter > 0),
    key text COLLATE "C" NOT NULL CHECK (key ~ '^[a-z0-9.:-]{1,100}$'),
    body bytea NOT NULL CHECK (octet_length(body) <= {largest}),
    PRIMARY KEY (terminal, key)
);
CREATE INDEX IF NOT EXISTS down_counter ON wb_{school}.down (terminal, counter);
-- What is sealed cannot be made smaller.
ALTER TABLE wb_{school}.up ALTER body SET STORAGE EXTERNAL;
ALTER TABLE wb_{school}.down ALTER body SET STORAGE EXTERNAL;

REVOKE ALL ON wb_{school}.up, wb_{school}.down FROM PUBLIC, wb_{school}__classroom, wb_{school}__office;
GRANT INSERT ON wb_{school}.up TO wb_{school}__classroom;
GRANT SELECT ON wb_{school}.down TO wb_{school}__classroom;
GRANT SELECT, INSERT, DELETE ON wb_{school}.up, wb_{school}.down TO wb_{school}__office;

-- Whose row it is says the name of the login, which SET ROLE does not change.
ALTER TABLE wb_{school}.up ENABLE ROW LEVEL SECURITY;
ALTER TABLE wb_{school}.down ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own ON wb_{school}.up;
DROP POLICY IF EXISTS office ON wb_{school}.up;
DROP POLICY IF EXISTS read ON wb_{school}.down;
DROP POLICY IF EXISTS own_in ON wb_{school}.down;
DROP POLICY IF EXISTS own_out ON wb_{school}.down;
CREATE POLICY own ON wb_{school}.up FOR INSERT TO wb_{school}__classroom
    WITH CHECK (session_user = 'wb_{school}_' || terminal);
-- An office puts back what others sent when the carrier was emptied.
CREATE POLICY office ON wb_{school}.up TO wb_{school}__office USING (true) WITH CHECK (true);
CREATE POLICY read ON wb_{school}.down FOR SELECT USING (true);
CREATE POLICY own_in ON wb_{school}.down FOR INSERT TO wb_{school}__office
    WITH CHECK (session_user = 'wb_{school}_' || terminal);
CREATE POLICY own_out ON wb_{school}.down FOR DELETE TO wb_{school}__office
    USING (session_user = 'wb_{school}_' || terminal);
