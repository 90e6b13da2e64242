-- A terminal's login, without a password: it comes with a client certificate of this name.
-- Doing it again changes nothing; with the other group it moves the terminal there.
DO $add$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '{login}') THEN
        CREATE ROLE {login} LOGIN;
    END IF;
END
$add$;
ALTER ROLE {login} LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 3;
ALTER ROLE {login} SET statement_timeout = '60s';
ALTER ROLE {login} SET lock_timeout = '10s';
ALTER ROLE {login} SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE {login} SET idle_session_timeout = '10min';
ALTER ROLE {login} SET temp_file_limit = '64MB';
REVOKE wb_{school}__classroom, wb_{school}__office FROM {login};
GRANT wb_{school}__{group} TO {login};
