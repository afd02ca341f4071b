# shellcheck shell=bash disable=SC2154  # place.sh sets folders
# The Python tests' own environment. Sourced after narrate.sh and place.sh; sets `python`.

python=$checkout/.build/python

# The libraries of the Python tests, in a virtual environment that lasts until the list of them changes.
prepare_python() {
    local list=$deploy/test-requirements.txt
    if [[ -x $python/bin/pytest ]] && cmp -s "$list" "$python/requirements.txt"; then return 0; fi
    rm -rf "$python"
    mkdir -p "$logs"
    step "Making a Python environment" "$logs/python.log" /usr/bin/python3 -m venv "$python"
    step "Installing the Python tests' libraries" "$logs/python.log" "$python/bin/python" -m pip install --disable-pip-version-check -r "$list"
    cp "$list" "$python/requirements.txt"
}
