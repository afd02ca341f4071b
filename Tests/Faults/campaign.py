#!/usr/bin/env python3
"""Plays reports from the citizen's phone to closing while everything fails in turn, then audits.

kill -9 of every process, a relay's holder that stands still, commits whose answer is lost, the broker stopped and started,
PostgreSQL stopped and started. Needs a house (deploy/run --no-demo, with RATE_LIMIT_FACTOR=1000 in its environment, and the
same RRP_HOME and RRP_PORT_BASE as it); the short form is part of deploy/test.

    RRP_HOME=.local RRP_PORT_BASE=21500 Tests/Faults/campaign.py --reports 20000 --rate 60 --away 20
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from house import CHECKOUT, SERVICES, House, wait_until
from knocking import Knocking
from lossy import LossyWay
from watch import Watch

# Services that change the database with what they consume: each gets an instance behind the way that loses answers.
CONSUMERS = [service for service in SERVICES if service != "gateway"]
LOSSY_INSTANCE = 9


@dataclass
class Outcome:
    """What was seen."""

    replay_exit: int = -1
    replay_text: str = ""
    audit_exit: int = -1
    audit_text: str = ""
    killed: list = field(default_factory=list)
    commits_lost: dict = field(default_factory=dict)
    broker_away: list = field(default_factory=list)
    database_away: list = field(default_factory=list)
    faults_outlived: bool = False
    counts: dict = field(default_factory=dict)
    reconnects: dict = field(default_factory=dict)
    database_reconnects: dict = field(default_factory=dict)

    @property
    def text(self):
        def statuses(answers):
            return ", ".join(f"{status}: {sum(a.status == status for a in answers)}" for status in
                             sorted({a.status for a in answers})) or "none"

        quiet = [name for name, times in sorted(self.reconnects.items()) if times == 0]
        return "\n".join([
            f"killed with -9: {len(self.killed)} processes ({', '.join(self.killed)})",
            f"commits whose answer was lost: {self.commits_lost}",
            f"answers to submissions while the broker was away: {statuses(self.broker_away)}",
            f"answers to submissions while PostgreSQL was away: {statuses(self.database_away)}",
            *(f"{name}: {count}" for name, count in sorted(self.counts.items())),
            f"broker connections made anew: {sum(self.reconnects.values())}, of {len(self.reconnects)} kinds; "
            f"never anew: {quiet or 'none'}",
            f"database pools that connected anew: {self.database_reconnects}",
            f"load went on until the last fault was over: {self.faults_outlived}",
            "", self.replay_text, "", self.audit_text,
        ])


class Campaign:
    def __init__(self, house, folder, reports, rate, away, say=print):
        self.house = house
        self.folder = Path(folder)
        self.reports = reports
        self.rate = rate
        self.away = away
        self.say = say
        self.outcome = Outcome()
        self.watch = Watch(house)
        self.log = self.folder / "replay.log"

    def run(self):
        with open(self.house.accounts, encoding="utf-8") as file:
            officer = next(a for a in json.load(file)["accounts"] if a["role"] == "gridOfficer" and a["cells"])
        cell = officer["cells"][-1]
        place = {"longitude": cell["longitude"], "latitude": cell["latitude"], "system": "wgs84", "accuracyMetres": 12}
        knocking = Knocking(self.house.gateways(), place)
        with self.lossy_instances() as ways, open(self.folder / "replay.txt", "w", encoding="utf-8") as output:
            self.watch.start()
            knocking.start()
            replay = self.house.operator(
                "replay", "--reports", self.reports, "--rate", self.rate, "--log", self.log,
                "--gateways", ",".join(self.house.gateways()), "--patience", 180, output=output)
            try:
                wait_until(lambda: self.log.stat().st_size > 5000, "the load runs", 900)
                self.fail_everything(knocking, ways)
                self.outcome.faults_outlived = replay.poll() is None
                self.say("waiting for every report to come to its end")
                self.outcome.replay_exit = replay.wait(timeout=1800)
            finally:
                if replay.poll() is None:
                    replay.kill()
                knocking.end()
                self.watch.end()
        self.outcome.replay_text = (self.folder / "replay.txt").read_text()
        knocking.write_log(self.log)
        self.count()
        self.say("auditing")
        audit = self.house.operator("audit", "--log", self.log, "--settle", 180, output=subprocess.PIPE)
        self.outcome.audit_text, _ = audit.communicate(timeout=900)
        self.outcome.audit_exit = audit.returncode
        return self.outcome

    @contextlib.contextmanager
    def lossy_instances(self):
        """One more process of each consumer; its way to PostgreSQL loses an answer when it is told to."""
        ways, processes = {}, []
        try:
            for service in CONSUMERS:
                ways[service] = LossyWay(self.house.database_port)
                environment = self.house.environment(service, LOSSY_INSTANCE)
                environment["DATABASE_PORT"] = str(ways[service].port)
                with open(self.folder / f"{service}-{LOSSY_INSTANCE}.log", "w", encoding="utf-8") as output:
                    processes.append(subprocess.Popen(
                        [self.house.programs / service], env=environment, stdin=subprocess.DEVNULL,
                        stdout=output, stderr=subprocess.STDOUT))
                name = f"{service}-{LOSSY_INSTANCE}"
                self.house.await_ready(name)
                self.watch.extra.append(name)
            yield ways
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(timeout=40)
            for way in ways.values():
                way.close()

    def fail_everything(self, knocking, ways):
        self.say("losing answers to commits")
        for way in ways.values():
            way.lose(2)
        for name in self.house.instances():
            self.say(f"kill -9 {name}")
            self.house.kill(name)
            self.outcome.killed.append(name)
        holder = next((instance for instance, _ in sorted(self.watch.active_relays)
                       if instance in self.house.instances()), None)
        if holder:
            self.say(f"{holder}, which holds a relay, stands still for 8 s")
            self.house.stand_still(holder, 8)
        self.outcome.broker_away = self.without("rabbitmq", knocking)
        for name in self.house.instances():
            self.house.await_ready(name)
        self.outcome.database_away = self.without("postgres", knocking)
        for name in self.house.instances():
            self.house.await_ready(name)
        self.outcome.commits_lost = {service: way.lost for service, way in ways.items()}

    def without(self, server, knocking):
        """Stops a server for a while; gives what was answered in the meantime."""
        self.say(f"{server} is stopped for {self.away} s")
        self.house.server(server, "stop")
        # From when it is surely gone: a request that was on its way is of before.
        begin = time.monotonic() + 1
        threading.Event().wait(self.away)
        end = time.monotonic()
        self.house.server(server, "start")
        self.say(f"{server} is back")
        return knocking.between(begin, end)

    def count(self):
        watch = self.watch
        self.outcome.counts = {
            "messages that came again": watch.total("amqp_redelivered"),
            "takeovers of a relay": watch.total("relay_takeovers"),
            "commits whose answer was lost, as the services counted": watch.total("consumer_lost_commit_answers"),
            "batches taken again": watch.total("consumer_repetitions"),
            "messages put aside": watch.total("consumer_parked"),
        }
        self.outcome.reconnects = {
            f"{service}: {label}": times
            for (service, label), times in watch.repeated_by_service("amqp_connects").items()}
        self.outcome.database_reconnects = {
            service: times for (service, _), times in watch.repeated_by_service("database_connects").items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=20000)
    parser.add_argument("--rate", type=float, default=60, help="reports a second")
    parser.add_argument("--away", type=float, default=20, help="seconds that broker and database are each away")
    parser.add_argument("--programs", default=CHECKOUT / ".build" / "release")
    parser.add_argument("--folder", help="where to keep the logs")
    arguments = parser.parse_args()
    os.environ.setdefault("RRP_HOME", str(CHECKOUT / ".local"))
    os.environ.setdefault("RRP_PORT_BASE", "21500")
    folder = arguments.folder or tempfile.mkdtemp(prefix="rrp-faults.")
    Path(folder).mkdir(parents=True, exist_ok=True)
    began = time.monotonic()

    def say(words):
        print(f"{time.monotonic() - began:7.1f} s  {words}", flush=True)

    outcome = Campaign(
        House(arguments.programs), folder, arguments.reports, arguments.rate, arguments.away, say).run()
    print(outcome.text)
    print(f"logs: {folder}")
    sys.exit(0 if outcome.replay_exit == 0 and outcome.audit_exit == 0 else 1)


if __name__ == "__main__":
    main()
