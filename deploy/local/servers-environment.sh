# shellcheck shell=bash disable=SC2154  # place.sh sets ports and folders
# Tells tests and measurements where the private servers are. Sourced after place.sh, used after `up`.
# These names are a contract: Tests/Support and Tests/Load read them, and fail where they are missing.

export_servers_environment() {
    export RRP_TEST_DATABASE_HOST=127.0.0.1 RRP_TEST_DATABASE_PORT=$postgres_port
    export RRP_TEST_DATABASE_USER=postgres RRP_TEST_DATABASE_NAME=renrenpai
    RRP_TEST_DATABASE_PASSWORD=$(cat "$secrets/database-postgres")
    export RRP_TEST_BROKER_HOST=127.0.0.1 RRP_TEST_BROKER_PORT=$broker_port
    export RRP_TEST_BROKER_USER=rrp_admin RRP_TEST_BROKER_VHOST=renrenpai
    RRP_TEST_BROKER_PASSWORD=$(cat "$secrets/broker-rrp_admin")
    export RRP_TEST_BROKER_MANAGEMENT_URL=http://127.0.0.1:$broker_management_port
    export RRP_TEST_DATABASE_PASSWORD RRP_TEST_BROKER_PASSWORD
    export RRP_TEST_SECRETS=$secrets RRP_TEST_DEPLOY=$deploy
}
