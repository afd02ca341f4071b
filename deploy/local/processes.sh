# shellcheck shell=bash disable=SC2154  # place.sh sets the folders and the list of services
# Finding and ending our own processes by files that hold "pid start-time", so that a number which the
# system has since given to another program is never mistaken for ours. Sourced after place.sh.

# The kernel's start time of a process, in clock ticks since boot; empty when there is none.
process_start() {
    local line
    line=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    line=${line##*) }
    # shellcheck disable=SC2086  # the fields of stat are words
    set -- $line
    printf '%s' "${20}"
}

# Records a process that was just started: remember NAME PID
remember() { printf '%s %s\n' "$2" "$(process_start "$2")" >"$pids/$1.pid"; }

# Prints the pid recorded under a name when that very process still runs; fails otherwise.
running() {
    local pid start
    [[ -r $pids/$1.pid ]] || return 1
    read -r pid start <"$pids/$1.pid" || return 1
    [[ -n $start && $(process_start "$pid") == "$start" ]] || return 1
    # A zombie has ended; its parent just has not asked yet.
    [[ $(awk '/^State:/ { print $2 }' "/proc/$pid/status" 2>/dev/null) != Z ]] || return 1
    printf '%s' "$pid"
}

# Asks a recorded process to end, waits up to LIMIT seconds, then ends it by force: end_process NAME LIMIT
end_process() {
    local name=$1 limit=$2 pid deadline
    if pid=$(running "$name"); then
        kill -TERM "$pid" 2>/dev/null || true
        deadline=$((SECONDS + limit))
        while running "$name" >/dev/null && ((SECONDS < deadline)); do sleep 0.1; done
        if running "$name" >/dev/null; then
            say "$name did not stop within $limit s and is ended by force."
            kill -KILL "$pid" 2>/dev/null || true
        fi
    fi
    rm -f "$pids/$name.pid"
}

# True when something listens on this port of the loopback interface.
port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
