# shellcheck shell=bash disable=SC2034  # the names set here are read by the scripts that source this file
# Where the private installation lives and which ports it uses. Sourced, never run.
#
#   RRP_HOME       data, logs and passwords     default: .local in the checkout
#   RRP_PORT_BASE  first of a hundred ports      default: 21500
#
# Every port is below 32768: a client that keeps retrying a stopped server on an ephemeral port
# can connect to itself and block the port.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
deploy=$checkout/deploy
RRP_HOME=$(realpath -m "${RRP_HOME:-$checkout/.local}")
RRP_PORT_BASE=${RRP_PORT_BASE:-21500}
export RRP_HOME RRP_PORT_BASE

gateway_port=$RRP_PORT_BASE
postgres_port=$((RRP_PORT_BASE + 20))
broker_port=$((RRP_PORT_BASE + 21))
broker_distribution_port=$((RRP_PORT_BASE + 22))
broker_management_port=$((RRP_PORT_BASE + 23))
broker_epmd_port=$((RRP_PORT_BASE + 24))
wechat_port=$((RRP_PORT_BASE + 25))
# The simulated provider's names for the merchant, the app and its own key.
wechat_merchant=1900000109
wechat_merchant_serial=5157F09EFDC096DE15EBE81A47057A7232F1B8E1
wechat_app=wx0000000000000001
wechat_platform_serial=PUB_KEY_ID_0119000001090000000001

# In the order in which their ops ports are dealt out (base + 30, + 40, …).
services=(gateway intake verification dispatch reward scheduler notification)

secrets=$RRP_HOME/secrets
logs=$RRP_HOME/log
pids=$RRP_HOME/run
postgres_bin=/usr/lib/postgresql/15/bin
broker_server=/usr/lib/rabbitmq/bin/rabbitmq-server

# Makes the folders. Others may pass through (PostgreSQL runs under another account when started by root), but not read secrets.
make_place() {
    mkdir -p "$RRP_HOME" "$logs" "$pids" "$RRP_HOME/photos"
    chmod 0711 "$RRP_HOME"
    mkdir -p "$secrets"
    chmod 0700 "$secrets"
}

# The number of a service in the list above; fails for an unknown name.
service_number() {
    local index
    for index in "${!services[@]}"; do
        if [[ ${services[$index]} == "$1" ]]; then
            printf '%d' "$index"
            return 0
        fi
    done
    return 1
}
