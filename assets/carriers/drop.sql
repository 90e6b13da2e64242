-- A terminal's login goes, and so do its connections. What it sent stays.
DO $drop$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '{login}') THEN
        PERFORM pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
            WHERE usename = '{login}';
        DROP ROLE {login};
    END IF;
END
$drop$;
