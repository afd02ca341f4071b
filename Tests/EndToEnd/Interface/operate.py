"""The operator's command against the running house, as `deploy/local/env` sets it up."""

import os
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


def run(*words):
    """Runs `rrp WORDS…`; gives how it ended and what it printed."""
    lines = subprocess.run([CHECKOUT / "deploy/local/env", "rrp"], check=True, capture_output=True, text=True).stdout
    environment = {**os.environ, **dict(line.split("=", 1) for line in lines.splitlines())}
    command = [Path(os.environ["RRP_TEST_BIN"]) / "rrp", *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def operator(*words):
    """Runs `rrp WORDS…`, which has to succeed; gives what it printed."""
    told = run(*words)
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout
