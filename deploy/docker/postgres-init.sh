#!/bin/bash
# Run once by the database image, on an empty data volume: roles with their passwords, the database, PostGIS.
set -euo pipefail
{
    for role in rrp_owner rrp_gateway rrp_intake rrp_verification rrp_dispatch rrp_reward rrp_scheduler rrp_notification; do
        printf '\\set role %s\n\\set password %s\n\\i /etc/renrenpai/role.sql\n' "$role" "$(cat "/run/secrets/database-$role")"
    done
    printf '\\i /etc/renrenpai/database.sql\n'
} | psql -X -q -v ON_ERROR_STOP=1 -U postgres -d postgres
