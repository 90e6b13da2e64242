-- Once in a database; doing it again changes nothing. As a superuser of the server.
-- It takes from everybody what a carrier does not need, so the database must be its own.
DO $house$
DECLARE
    each regprocedure;
BEGIN
    IF current_database() IN ('postgres', 'template0', 'template1') OR EXISTS (
        SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
            AND n.nspname !~ '^(pg_|information_schema$|wb_)'
    ) THEN
        RAISE EXCEPTION 'Worry Box needs a database of its own.' USING ERRCODE = 'object_in_use';
    END IF;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    REVOKE ALL ON LANGUAGE plpgsql FROM PUBLIC;
    -- What the server counts would tell one school how much another sends.
    REVOKE SELECT ON ALL TABLES IN SCHEMA pg_catalog FROM PUBLIC;
    -- Large objects, sizes, statistics, and locks that use up a table all sessions share.
    FOR each IN
        SELECT p.oid::regprocedure FROM pg_catalog.pg_proc p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace
            AND p.proname ~ '^(lo_|lo(read|write)$|lowrite$|pg_stat_|pg_advisory_|pg_try_advisory_|pg_ls_|pg_.*_size$)'
            AND p.prorettype <> 'trigger'::regtype
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', each);
    END LOOP;
END
$house$;
