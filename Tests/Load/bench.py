"""What the parts of deploy/bench that are written in Python share: figures, the database, the broker, the load."""

import base64
import json
import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

SERVICES = ["gateway", "intake", "verification", "dispatch", "reward", "scheduler", "notification"]


def figure(name, value, unit):
    line = json.dumps({"name": name, "value": value, "unit": unit})
    print(line, flush=True)
    with open(os.environ["RRP_BENCH_OUTPUT"], "a", encoding="utf-8") as output:
        output.write(line + "\n")


def is_asked_for(name):
    """Whether a figure of this name would be printed; what nobody asked for need not be measured."""
    asked = os.environ.get("RRP_BENCH_ONLY", "").split(",")
    return any(name.startswith(prefix) or prefix.startswith(name) for prefix in asked)


def sql(text):
    """Runs statements as the superuser; gives the last one's rows as lists of texts."""
    environment = {**os.environ, "PGPASSWORD": os.environ["RRP_TEST_DATABASE_PASSWORD"]}
    answer = subprocess.run(
        ["/usr/lib/postgresql/15/bin/psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1",
         "-h", os.environ["RRP_TEST_DATABASE_HOST"], "-p", os.environ["RRP_TEST_DATABASE_PORT"],
         "-U", os.environ["RRP_TEST_DATABASE_USER"], os.environ["RRP_TEST_DATABASE_NAME"]],
        input=text, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [line.split("\t") for line in answer.splitlines() if line]


def number(text):
    return float(sql(text)[0][0])


def wait_while(some):
    """While the query finds a row. The server itself looks, in transactions of its own: a process for each look would take
    a good part of a core from what is measured, one long transaction would keep dead rows from being pruned."""
    sql(f"DO $$ BEGIN WHILE EXISTS ({some}) LOOP COMMIT; PERFORM pg_sleep(0.02); END LOOP; END $$")


def management(method, path, content=None):
    data = None if content is None else json.dumps(content).encode()
    request = urllib.request.Request(os.environ["RRP_TEST_BROKER_MANAGEMENT_URL"] + path, data, method=method)
    request.add_header("Content-Type", "application/json")
    secret = f"{os.environ['RRP_TEST_BROKER_USER']}:{os.environ['RRP_TEST_BROKER_PASSWORD']}"
    request.add_header("Authorization", "Basic " + base64.b64encode(secret.encode()).decode())
    with urllib.request.urlopen(request, timeout=30) as answer:
        body = answer.read()
    return json.loads(body) if body else None


def wait_until_quiet(seconds=600):
    """Until the outbox and the services' queues are empty. The broker's counts are up to five seconds old."""
    end = time.monotonic() + seconds
    since = None
    while time.monotonic() < end:
        waiting = sum(
            queue.get("messages", 0) for queue in management("GET", "/api/queues/renrenpai") if "." in queue["name"])
        if waiting == 0 and number("SELECT count(*) FROM journal.outbox") == 0:
            since = since or time.monotonic()
            if time.monotonic() - since > 6:
                return
        else:
            since = None
        time.sleep(0.5)
    raise SystemExit(f"the house is not quiet after {seconds} s")


def processes(services):
    run = Path(os.environ["RRP_HOME"]) / "run"
    for service in services:
        for file in run.glob(f"{service}-*.pid"):
            if not file.name.endswith(".supervisor.pid"):
                yield int(file.read_text().split()[0])


class Standing:
    """Services that stand still for a while: what is for them waits in their queues."""

    def __init__(self, services):
        self.services = services

    def __enter__(self):
        for pid in processes(self.services):
            os.kill(pid, signal.SIGSTOP)

    def __exit__(self, *_):
        for pid in processes(self.services):
            os.kill(pid, signal.SIGCONT)


class Load:
    """Citizens who report from all over the city."""

    def __init__(self):
        self.work = Path(os.environ["RRP_BENCH_WORK"])
        self.port = int(os.environ["RRP_PORT_BASE"])
        places = self.work / "places"
        if not places.exists():
            rows = sql(
                """
                SELECT ST_X(point), ST_Y(point)
                  FROM (SELECT ST_PointOnSurface(boundary::geometry) AS point FROM city.cell) AS cell
                """)
            places.write_text("\n".join(" ".join(row) for row in rows) + "\n")
        self.places = places
        self.tokens = self.work / "tokens"
        self.tokens.write_text("\n".join(self._citizen() for _ in range(400)) + "\n")

    def _citizen(self):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/v1/citizens", b'{"displayName": "\xe5\xb8\x82\xe6\xb0\x91"}',
            {"Content-Type": "application/json"}, method="POST")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["accessToken"]

    def run(self, seconds, rate=0, connections=32):
        """Accepted, per second, p50, p99 … as the program prints them; every answer must be 202."""
        answer = subprocess.run(
            [self.work / "submission-load", "--port", str(self.port), "--seconds", str(seconds), "--rate", str(rate),
             "--connections", str(connections), "--tokens", self.tokens, "--places", self.places],
            check=True, stdout=subprocess.PIPE, text=True).stdout
        return json.loads(answer)


def build_load():
    reference = Path(__file__).parent / "reference" / "submission-load.c"
    subprocess.run(
        ["cc", "-O2", "-D_GNU_SOURCE", "-o", Path(os.environ["RRP_BENCH_WORK"]) / "submission-load", reference], check=True)
