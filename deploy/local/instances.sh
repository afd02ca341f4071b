# shellcheck shell=bash disable=SC2154  # place.sh sets services, ports and folders
# Starting, watching and stopping the services' processes. Sourced by deploy/run after place.sh and processes.sh.

# How many instances of each service.
declare -A instances
for service in "${services[@]}"; do instances[$service]=1; done
started=no

# Takes "intake=3".
scale() {
    local service=${1%%=*} count=${1#*=}
    service_number "$service" >/dev/null || fail "--scale knows: ${services[*]}"
    [[ $count =~ ^([1-9]|10)$ ]] || fail "--scale $service= wants a number from 1 to 10"
    instances[$service]=$count
}

# Names of all instances, a line each, in the order of the services: "gateway 1".
each_instance() {
    local service number
    for service in "${services[@]}"; do
        for ((number = 1; number <= instances[$service]; number++)); do printf '%s %d\n' "$service" "$number"; done
    done
}

# Runs a command with exactly the environment of one process: with_environment_of SERVICE NUMBER COMMAND…
with_environment_of() {
    local environment
    mapfile -t environment < <("$deploy/local/env" "$1" "$2")
    ((${#environment[@]} > 0)) || fail "no environment for $1"
    exec env -i PATH="$PATH" HOME="$HOME" LANG=C.UTF-8 RRP_HOME="$RRP_HOME" RRP_PORT_BASE="$RRP_PORT_BASE" \
        "${environment[@]}" "${@:3}"
}

as_operator() { (with_environment_of rrp 1 "$@"); }

# Ends what a killed deploy/run left behind.
stop_leftovers() {
    local file
    for file in "$pids"/*.supervisor.pid; do
        [[ ! -e $file ]] || end_process "$(basename "$file" .pid)" 30
    done
    for service in "${services[@]}" wechat-simulator; do
        for file in "$pids/$service"-*.pid; do
            [[ ! -e $file ]] || end_process "$(basename "$file" .pid)" 5
        done
    done
}

# Each instance under its own supervisor, in a session of its own so that Ctrl-C in the terminal reaches only
# deploy/run, which stops them in order; the kernel tells them should deploy/run be killed.
start_instances() {
    local programs=$1 service number
    started=yes
    (with_environment_of wechat-simulator 1 setsid setpriv --pdeathsig TERM -- \
        "$deploy/local/supervise" wechat-simulator-1 "$programs/wechat-simulator") </dev/null >>"$logs/supervise.log" 2>&1 9>&- &
    while read -r service number; do
        (with_environment_of "$service" "$number" setsid setpriv --pdeathsig TERM -- \
            "$deploy/local/supervise" "$service-$number" "$programs/$service") </dev/null >>"$logs/supervise.log" 2>&1 9>&- &
    done < <(each_instance)
}

ops_port() { printf '%d' $((RRP_PORT_BASE + 30 + 10 * $(service_number "$1") + $2 - 1)); }

ready() { curl -fsS -o /dev/null --max-time 3 "http://127.0.0.1:$(ops_port "$1" "$2")/ready" 2>/dev/null; }

await_instances() {
    local service number deadline=$((SECONDS + 120)) began=$SECONDS
    say "Starting $(each_instance | wc -l) processes …"
    while read -r service number; do
        until ready "$service" "$number"; do
            if ((SECONDS >= deadline)); then
                tail -n 20 "$logs/$service-$number.log" >&2 || true
                fail "$service-$number is not ready after 120 s; its log is $logs/$service-$number.log"
            fi
            sleep 0.2
        done
    done < <(each_instance)
    until curl -fsS -o /dev/null --max-time 3 "http://127.0.0.1:$wechat_port/health" 2>/dev/null; do
        ((SECONDS < deadline)) || fail "wechat-simulator is not ready; its log is $logs/wechat-simulator-1.log"
        sleep 0.2
    done
    say "All are ready after $(spell_seconds $((SECONDS - began)))."
}

# The door first, so that nobody is promised anything by a house that is closing; then everyone else at once.
stop_instances() {
    [[ $started == yes ]] || return 0
    (stop_each gateway)
    (stop_each "${services[@]:1}")
    end_process wechat-simulator-1.supervisor 20
    say "The services are stopped."
}

# Stops all instances of these services at the same time. Run in a subshell, where `wait` means these stops alone.
stop_each() {
    local service number
    for service in "$@"; do
        for ((number = 1; number <= instances[$service]; number++)); do end_process "$service-$number.supervisor" 40 & done
    done
    wait
}

print_addresses() {
    say "Addresses"
    local number
    for ((number = 1; number <= instances[gateway]; number++)); do
        say "  the system            http://127.0.0.1:$((gateway_port + number - 1))   (API: /openapi.json)"
    done
    say "  broker's management   http://127.0.0.1:$broker_management_port   rrp_admin, password in $secrets/broker-rrp_admin"
    say "  database              127.0.0.1:$postgres_port/renrenpai   rrp_owner, password in $secrets/database-rrp_owner"
    say "  simulated WeChat      http://127.0.0.1:$wechat_port   (its record: /control/record)"
    say "  logs                  $logs"
}

# One demonstration account of each role, as `rrp demo` also ends; the seed keeps all of them in a file of its own.
print_sign_ins() {
    local file=$secrets/demonstration-accounts.json
    [[ -r $file ]] || return 0
    say "Sign-ins (all of them: $file)"
    awk -F'"' '
        $2 == "displayName" { name = $4 }
        $2 == "login" { login = $4 }
        $2 == "password" { password = $4 }
        $2 == "role" && !seen[$4]++ { printf "  %-12s  %-28s  %-24s  %s\n", $4, login, password, name }
    ' "$file"
}

# Until a signal comes; a supervisor that ends by itself is told.
stay() {
    while :; do
        wait -n || true
        [[ -n $(jobs -r) ]] || fail "every supervisor has ended; see $logs"
    done
}
