# shellcheck shell=bash
# How every script here speaks: short sentences, with the time that a step took.
# Sourced, never run.

# Says one sentence on standard output.
say() { printf '%s\n' "$*"; }

# Says what went wrong and ends the script.
fail() {
    printf 'Failed: %s\n' "$*" >&2
    exit 1
}

# Runs a command quietly while showing what is being done and for how long.
#   step "Building the services" LOGFILE command arguments…
# On a terminal one line counts the seconds; elsewhere a line is written every half minute.
# The command's output goes to LOGFILE, whose end is shown when the command fails.
step() {
    local words=$1 log=$2 began=$SECONDS status=0 pid
    shift 2
    [[ -t 1 ]] || say "$words …"
    # Descriptor 9 is the caller's lock on the installation; what outlives the caller must not hold it.
    "$@" >>"$log" 2>&1 </dev/null 9>&- &
    pid=$!
    step_pid=$pid
    step_watch "$words" "$log" "$pid" "$began"
    wait "$pid" || status=$?
    step_pid=
    [[ ! -t 1 ]] || printf '\r\033[K'
    if ((status != 0)); then
        printf '%s failed after %s (exit %d). The end of %s:\n' \
            "$words" "$(spell_seconds $((SECONDS - began)))" "$status" "$log" >&2
        tail -n 40 "$log" >&2
        return "$status"
    fi
    say "$words: done in $(spell_seconds $((SECONDS - began)))."
}

# Ends the command of an interrupted step; for the exit traps of the scripts.
step_pid=
abandon_step() { [[ -z $step_pid ]] || kill -TERM "$step_pid" 2>/dev/null || true; }

step_watch() {
    local words=$1 log=$2 pid=$3 began=$4 spoken=$4 hint
    while kill -0 "$pid" 2>/dev/null; do
        if [[ -t 1 ]]; then
            hint=$(tail -n 1 "$log" 2>/dev/null | tr -d '\000-\037' | cut -c1-60)
            printf '\r\033[K%s … %s  %s' "$words" "$(spell_seconds $((SECONDS - began)))" "$hint"
        elif ((SECONDS - spoken >= 30)); then
            spoken=$SECONDS
            say "$words … $(spell_seconds $((SECONDS - began))) so far: $(tail -n 1 "$log" 2>/dev/null | cut -c1-100)"
        fi
        sleep 0.5
    done
}

# 75 → "1 min 15 s"
spell_seconds() {
    local seconds=$1
    if ((seconds < 60)); then printf '%d s' "$seconds"; else printf '%d min %d s' $((seconds / 60)) $((seconds % 60)); fi
}
