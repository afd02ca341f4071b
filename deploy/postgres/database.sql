-- The database, run as the superuser after role.sql has made the roles; safe to repeat.
-- Schemas, tables and what each service may touch are made by `rrp migrate` as rrp_owner.
-- Collation C sorts as C.UTF-8 does, and compares the texts that are keys byte for byte instead of calling the C library.
SELECT 'CREATE DATABASE renrenpai OWNER rrp_owner ENCODING ''UTF8'' LC_COLLATE ''C'' LC_CTYPE ''C.UTF-8'' TEMPLATE template0'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'renrenpai') \gexec
REVOKE ALL ON DATABASE renrenpai FROM PUBLIC;
GRANT CONNECT ON DATABASE renrenpai TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;
\connect renrenpai
SET client_min_messages = warning;
-- Only a superuser can create PostGIS; everything else the owner does alone.
CREATE EXTENSION IF NOT EXISTS postgis;
