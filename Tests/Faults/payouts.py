#!/usr/bin/env python3
"""Many payouts while everything goes wrong.

Red packets are granted and claimed over AMQP against a running house, the simulated provider loses, doubles, delays, forges
and refuses a fifth of what it is asked, citizens decline or let a bill die, reservations end, and the reward services, the
provider and their connections are ended at random moments. By the provider's own record nothing may be paid twice and
nothing be lost; ledger, budgets and payouts must agree to the fen. Exit code 1 names what was wrong. The short form is
part of deploy/test.

A run is repeatable by its seed: which reports there are, what each citizen does at each tap, which reservation ends, which
call about which bill meets which fault, what is ended in which order and after what pause follow from the seed and, where
it has played before, from how often this house has; not from who happens to come first. A new house plays seed 7 as any
other new house does, and says the same plan.

    deploy/run --no-demo --scale reward=2          # beside it, with the same RRP_HOME and RRP_PORT_BASE:
    RRP_HOME=.local RRP_PORT_BASE=21500 Tests/Faults/payouts.py --count 20000 --seed 7
"""

import argparse
import base64
import csv
import hashlib
import io
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

import pika
import requests
from house import CHECKOUT, House

TEMPLATE = CHECKOUT / "Tests/Unit/ModelTests/Fixtures/event.report.verified.v1.json"
SHARES = {
    "dropBefore": 0.03, "dropAfter": 0.05, "errorAfter": 0.03, "errorBefore": 0.02, "busy": 0.03, "notFound": 0.05,
    "wrongKey": 0.01, "unknownSerial": 0.01, "stale": 0.01, "slow": 0.005, "lingering": 0.05, "lateExpiry": 0.05,
    "noticeNever": 0.1, "noticeLate": 0.05, "noticeTwice": 0.1, "noticeReordered": 0.1, "noticeForged": 0.1,
    "noticeEarly": 0.1, "answerLate": 0.03,
}
# Of new bills: the merchant's account is empty.
NOT_ENOUGH = 0.01
# What each call throws for, not only each bill.
OF_CALLS = {
    "dropBefore", "dropAfter", "errorAfter", "errorBefore", "busy", "wrongKey", "unknownSerial", "stale", "slow", "answerLate"}
ENDS = ("paid", "released", "held")
# How many payouts are under way at a time, and after how long somebody taps again.
CROWD, IMPATIENCE = 600, 8
DECLINES, FORGETS, EXPIRES = 0.03, 0.02, 0.03
# What a claimed or confirmed payout may cost in audit findings: these reports came from nowhere, only money is looked at.
ABOUT_MONEY = (
    "payout.", "ledger.", "timer.", "draw.", "reward.budget", "reward.fenDiffer", "reward.pointsDiffer", "reward.twice")


def unmissable(count):
    """Faults that strike among so many payouts, but for one run in ten thousand: each is made and asked for at the least."""
    shares = {**SHARES, "notEnough": NOT_ENOUGH}
    return {kind for kind, share in shares.items() if (1 - share) ** (count * (2 if kind in OF_CALLS else 1)) < 1e-4}


class Dice:
    """What happens to whom: from the seed and from what is asked, so that it does not matter who asks first."""

    def __init__(self, seed):
        self.seed = seed

    def share(self, *about):
        """A number from 0 to below 1."""
        words = "/".join(map(str, (self.seed, *about)))
        return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big") / 2**64


class Town:
    """The house as the campaign meets it: its database, its broker, its simulated provider."""

    def __init__(self, programs):
        self.house = House(programs)
        settings = self.house.environment("rrp")
        self.settings = settings
        self.wechat = settings["WECHAT_SIMULATOR_URL"]
        self.record_file = self.house.home / "wechat" / "record.jsonl"
        self.management = settings["BROKER_MANAGEMENT_URL"]
        self._authority = "Basic " + base64.b64encode(
            f"{settings['BROKER_ADMIN_USER']}:{self.secret('BROKER_ADMIN_PASSWORD')}".encode()).decode()

    def secret(self, name):
        return Path(self.settings[name + "_FILE"]).read_text(encoding="ascii").strip()

    def sql(self, statement, superuser=False):
        settings = self.settings
        user, password = settings["DATABASE_USER"], self.secret("DATABASE_PASSWORD")
        if superuser:
            user = "postgres"
            password = (self.house.home / "secrets/database-postgres").read_text(encoding="ascii").strip()
        command = [
            "psql", "--csv", "-qt", "-v", "ON_ERROR_STOP=1", "-h", settings["DATABASE_HOST"], "-p", settings["DATABASE_PORT"],
            "-U", user, settings["DATABASE_NAME"]]
        told = subprocess.run(
            command, env={**os.environ, "PGPASSWORD": password}, input=statement, text=True, capture_output=True, check=False)
        if told.returncode != 0:
            raise RuntimeError(told.stderr)
        return list(csv.reader(io.StringIO(told.stdout)))

    def control(self, name, **body):
        requests.post(f"{self.wechat}/control/{name}", json=body, timeout=30).raise_for_status()

    def record(self):
        return requests.get(self.wechat + "/control/record", timeout=60).json()

    def paid(self):
        """What the provider has written down as paid, line by line."""
        lines = map(json.loads, self.record_file.read_text(encoding="utf-8").splitlines())
        return [line["bill"]["order"] for line in lines if line["kind"] == "paid"]

    def broker(self, method, path):
        return requests.request(
            method, self.management + path, headers={"Authorization": self._authority}, timeout=30)

    def connection(self):
        settings = self.settings
        credentials = pika.PlainCredentials(settings["BROKER_USER"], self.secret("BROKER_PASSWORD"))
        return pika.BlockingConnection(pika.ConnectionParameters(
            settings["BROKER_HOST"], int(settings["BROKER_PORT"]), settings["BROKER_VHOST"], credentials, heartbeat=0))

    def end_reservations(self, reports):
        """The thirty days of these are over now."""
        if not reports:
            return
        names = ", ".join(f"'{report}'" for report in reports)
        self.sql(f"""
            BEGIN;
            UPDATE reward.payout
               SET reserved_until = clock.now(),
                   document = jsonb_set(document::jsonb, '{{reservedUntil}}', to_jsonb(to_char(
                       clock.now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text
             WHERE report_id IN ({names}) AND state NOT IN ('paid', 'released');
            UPDATE scheduler.timer SET due_at = clock.now()
             WHERE key IN (SELECT 'reward/' || report_id || '/redPacket/limit' FROM reward.payout WHERE report_id IN ({names}));
            COMMIT;
            """)

    def rrp(self, *words):
        return subprocess.run(
            [self.house.programs / "rrp", *map(str, words)], env=self.house.environment("rrp"), text=True,
            capture_output=True, check=False)

    def instances(self, service):
        """Every process of a service that a supervisor keeps running."""
        return [name.name.removesuffix(".supervisor.pid")
                for name in sorted((self.house.home / "run").glob(f"{service}-*.supervisor.pid"))]


class Reports:
    """Verified reports made up for reward alone, and the commands of their citizens."""

    def __init__(self, town, seed):
        self.town = town
        self.dice = Dice(seed)
        self.template = json.loads(TEMPLATE.read_text(encoding="utf-8"))[1]
        self.towns = [row[0] for row in town.sql("SELECT code FROM city.town ORDER BY code")]
        self.run = next(run for run in map(f"{seed}/{{}}".format, itertools.count()) if not self.has_been(run))
        self.numbers, self.citizens = {}, {}
        self.taps = Counter()
        self.channel = town.connection().channel()

    def report(self, run, number):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{run}/{number}"))

    def has_been(self, run):
        return self.town.sql(f"SELECT 1 FROM reward.decision WHERE report_id = '{self.report(run, 0)}'") != []

    def publish(self, queue, kind, source, body, subject):
        now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        name = str(uuid.uuid4())
        headers = {
            "cloudEvents:specversion": "1.0", "cloudEvents:id": name, "cloudEvents:type": kind,
            "cloudEvents:source": "/" + source, "cloudEvents:time": now, "cloudEvents:sequence": "1",
            "cloudEvents:subject": subject,
        }
        properties = pika.BasicProperties(
            content_type="application/json", delivery_mode=2, message_id=name, type=kind, headers=headers)
        self.channel.basic_publish("", queue, json.dumps(body).encode(), properties)

    def grant(self, count, first=0):
        """True reports of citizens, five each, over all towns."""
        for number in range(first, first + count):
            report = self.report(self.run, number)
            citizen = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.run}/{number // 5}"))
            town = self.towns[number % len(self.towns)]
            # Found true today: it is drawn with the seed of that day.
            at = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            body = {**self.template, "at": at, "finding": "resolvedOnSite", "report": {
                **self.template["report"], "id": report, "citizenID": citizen, "townCode": town,
                "villageCode": town + "001", "gridCode": town + "001001", "categoryCode": "0101", "isAnonymous": False,
                "isEmergency": False, "source": "citizen"}}
            self.numbers[report], self.citizens[report] = number, citizen
            self.publish("reward.events", "report.verified.v1", "verification", body, report)

    def claim(self, report, phone=None):
        citizen = self.citizens[report]
        actor = {"id": citizen, "role": "citizen", "scope": "own"}
        # Each tap comes from a phone; sometimes the same report is claimed with two.
        if phone is None:
            phone = int(2 * self.dice.share("phone", self.numbers[report], self.taps[report]))
        body = {"reportID": report, "openID": f"o-{citizen[:20]}-{phone}", "actor": actor}
        self.publish("reward.commands", "redPacket.claim.v1", "gateway", body, report)
        self.taps[report] += 1

    def rows(self):
        """[state, package, fen, hold] of every payout that there is."""
        told = self.town.sql("SELECT report_id, state, package_info, fen, hold FROM reward.payout")
        return {row[0]: row[1:] for row in told if row[0] in self.citizens}


class Campaign:
    def __init__(self, town, count, seed, say=print):
        self.town, self.count, self.seed, self.say = town, count, seed, say
        self.random = random.Random(seed)
        self.reports = Reports(town, seed)
        self.dice = self.reports.dice
        self.looks = Counter()
        self.blows = []
        self.struck, self.ended = Counter(), Counter()
        # What the provider had counted at the last look.
        self.counted = Counter()
        self.people = ThreadPoolExecutor(16)
        self.phones = threading.local()
        self.tapped, self.confirmed = {}, {}
        self.incarnation = 0
        self.declined = self.expired = self.ahead = 0

    def confirm(self, package, decision):
        """As the citizen's phone does; one whose provider is just away asks again later."""
        session = getattr(self.phones, "session", None)
        if session is None:
            session = self.phones.session = requests.Session()
        try:
            session.post(self.town.wechat + "/confirm", data={"package": package, "decision": decision}, timeout=30)
        except requests.RequestException:
            pass

    def fail(self, shares):
        rules = [{"kind": kind, "share": share} for kind, share in shares.items()]
        if shares:
            rules.append({"kind": "notEnough", "operation": "create", "share": NOT_ENOUGH})
        # Each life of the provider has dice of its own: bad luck does not begin anew with it.
        self.incarnation += 1
        self.town.control("faults", rules=rules, seed=self.seed * 1000 + self.incarnation)

    def count_strikes(self):
        """What has struck since the last look; each life of the provider counts from nothing."""
        told = Counter(self.town.record()["struck"])
        self.struck.update(told - self.counted)
        self.counted = told

    # What may end at any moment

    def kill_reward(self):
        self.kill(self.random.choice(self.town.instances("reward")))

    def kill_provider(self):
        self.count_strikes()
        self.kill("wechat-simulator-1")
        self.counted = Counter()
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                # Its faults and its clock are not in its record: time does not go back.
                self.town.control("clock", seconds=self.ahead)
                return self.fail(SHARES)
            except requests.RequestException:
                time.sleep(0.1)
        raise AssertionError("the simulated provider does not come back")

    def kill(self, name):
        before = self.town.house.pid(name)
        os.kill(before, signal.SIGKILL)
        self.ended[name.rsplit("-", 1)[0]] += 1

    def cut_database(self):
        told = self.town.sql(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'rrp_reward'", superuser=True)
        self.ended["database connections"] += int(told[0][0])

    def cut_broker(self):
        for connection in self.town.broker("GET", "/api/connections").json():
            if connection.get("user") == "rrp_reward":
                name = urllib.parse.quote(connection["name"], safe="")
                self.ended["broker connections"] += self.town.broker("DELETE", "/api/connections/" + name).ok

    def pass_time(self):
        """A day at the provider: what nobody confirmed dies there, some of it two hours later."""
        self.town.control("clock", seconds=86_500)
        self.ahead += 86_500
        self.ended["days"] += 1

    def end_reservations(self, reports):
        self.town.end_reservations(reports)
        self.expired += len(reports)

    # The course of things

    def play(self, limit):
        # What others have asked for before is not ours.
        self.counted = Counter(self.town.record()["struck"])
        self.fail(SHARES)
        self.reports.grant(self.count)
        doomed = self.doomed()
        self.say(f"plan of seed {self.seed}, run {self.reports.run}: {self.plan(doomed)}")
        batch = 1 + len(doomed) // 8
        began = time.monotonic()
        rows, told, next_fault, next_day = {}, 0, began + 5, began + 20
        while time.monotonic() < began + limit:
            # Whoever topped the account up lets the towns go on.
            self.town.sql("DELETE FROM reward.pause")
            rows = self.reports.rows()
            self.act(rows)
            states = Counter(row[0] for row in rows.values())
            done = sum(states[state] for state in ENDS)
            now = time.monotonic()
            if now > told + 10:
                self.say(f"{now - began:5.0f} s  {done} of {self.count} at their end  {dict(states)}  {dict(self.ended)}")
                told = now
            if done == self.count:
                break
            if now > next_fault and done < self.count * 0.95:
                blow = self.random.choice([self.kill_reward, self.kill_provider, self.cut_database, self.cut_broker])
                blow()
                self.blows.append(blow.__name__)
                next_fault = time.monotonic() + self.random.uniform(3, 15)
                ready = [report for report in doomed if report in rows][:batch]
                self.end_reservations([report for report in ready if rows[report][0] not in ENDS])
                doomed = [report for report in doomed if report not in ready]
            if now > next_day:
                self.pass_time()
                next_day = now + 60
            time.sleep(0.5)
        self.count_strikes()
        self.fail({})
        return rows

    def doomed(self):
        """Whose reservation ends early, one after the other."""
        fates = {report: self.dice.share("doom", number) for report, number in self.reports.numbers.items()}
        return sorted((report for report, fate in fates.items() if fate < EXPIRES), key=fates.get)

    def plan(self, doomed):
        """What a second run can be held against: sums of what is decided for each report's first look, and a digest of it all."""
        looks = [self.dice.share("look", number, 0) for number in range(self.count)]
        phones = [int(2 * self.dice.share("phone", number, 0)) for number in range(self.count)]
        digest = hashlib.blake2b(json.dumps([sorted(self.reports.citizens), doomed, looks, phones]).encode(), digest_size=6)
        return (f"{sum(look < FORGETS for look in looks)} forget, {sum(look > 1 - DECLINES for look in looks)} decline, "
                f"{len(doomed)} reservations end, digest {digest.hexdigest()}")

    def act(self, rows):
        now = time.monotonic()
        crowd = sum(row[0] in ("creating", "confirming") for row in rows.values())
        # The last ones have everybody's attention.
        forgets = FORGETS if sum(row[0] in ENDS for row in rows.values()) < self.count * 0.95 else 0
        for report, (state, package, _, _) in rows.items():
            if state == "reserved" and crowd < CROWD and now > self.tapped.get(report, 0) + IMPATIENCE:
                self.tapped[report] = now
                self.reports.claim(report)
                crowd += 1
            elif state == "confirming" and now > self.confirmed.get(package, 0) + IMPATIENCE:
                self.confirmed[package] = now
                chance = self.dice.share("look", self.reports.numbers[report], self.looks[report])
                self.looks[report] += 1
                if chance < forgets:
                    # Looks at something else, until the bill is dead or long after.
                    self.confirmed[package] = now + 90
                    continue
                self.declined += chance > 1 - DECLINES
                self.people.submit(self.confirm, package, "decline" if chance > 1 - DECLINES else "accept")

    def judge(self, rows):
        wrong = []
        record = self.town.record()
        told = self.town.sql("SELECT number, report_id FROM reward.bill")
        ours = {number: report for number, report in told if report in self.reports.citizens}
        paid = [line for line in self.town.paid() if line["out_bill_no"] in ours]
        by_report = {}
        for line in paid:
            by_report.setdefault(ours[line["out_bill_no"]], []).append(line["transfer_amount"])
        for report in self.reports.citizens:
            state, _, fen, hold = rows.get(report, ("lost", None, 0, None))
            amounts = by_report.get(report, [])
            if len(amounts) > 1:
                wrong.append(f"{report} was paid {len(amounts)} times: {amounts}")
            if state == "paid" and sum(amounts) != int(fen):
                wrong.append(f"{report} is paid here, there {amounts}")
            if amounts and state not in ("paid", "held"):
                wrong.append(f"{report} was paid there and is {state} here")
            if state not in ENDS:
                wrong.append(f"{report} has no end: {rows.get(report)}")
            if state == "held" and not hold:
                wrong.append(f"{report} is held without a reason")
        here = sum(int(row[2]) for row in rows.values() if row[0] == "paid")
        there = sum(line["transfer_amount"] for line in paid if rows[ours[line["out_bill_no"]]][0] == "paid")
        if here != there:
            wrong.append(f"{here} fen are paid here, {there} there")
        wrong += self.judge_statement(rows)
        numbers = [line["number"] for line in record["paid"]]
        if len(set(numbers)) != len(numbers):
            wrong.append("the provider paid a number twice")
        missing = unmissable(self.count) - set(self.struck)
        if missing:
            wrong.append(f"faults that never struck: {sorted(missing)}")
        audit = self.town.rrp("audit", "--json", "--settle", 120)
        wrong += [f"audit: {finding}" for finding in json.loads(audit.stdout)["findings"]
                  if finding["code"].startswith(ABOUT_MONEY)]
        states = Counter(row[0] for row in rows.values())
        self.say(f"seed {self.seed}: {dict(states)}, {sum(self.reports.taps.values())} taps, {self.declined} declined, "
                 f"{self.expired} reservations ended, ended: {dict(self.ended)}")
        self.say(f"blows: {' '.join(self.blows)}")
        self.say(f"the provider paid {len(paid)} bills, {there} fen of them paid here, {here} fen; "
                 f"faults: {sum(self.struck.values())} {dict(sorted(self.struck.items()))}")
        return wrong

    def judge_statement(self, rows):
        """Whether the statement of account for the auditor tells the same to the fen."""
        sums, left, wrong = Counter(), Counter(), []
        statement = subprocess.Popen(
            [self.town.house.programs / "rrp", "statement"], env=self.town.house.environment("rrp"), stdout=subprocess.PIPE,
            text=True)
        with statement:
            for line in csv.DictReader(statement.stdout):
                if line["ledger"] == "cash" and line["report"] in rows:
                    fen = int(line["amount"].replace(".", ""))
                    sums[line["account"].split("/")[0]] += fen
                    left[line["transaction"]] += fen
        told = {state: sum(int(row[2]) for row in rows.values() if row[0] == state) for state in ENDS}
        expected = {"paid": told["paid"], "reserved": told["held"], "budget": -told["paid"] - told["held"]}
        if {name: sums[name] for name in expected} != expected:
            wrong.append(f"the statement tells {dict(sums)} instead of {expected}")
        if any(left.values()):
            wrong.append("transactions of the statement do not sum to zero")
        return wrong

    def run(self):
        began = time.monotonic()
        rows = self.play(limit=600 + self.count)
        seconds = time.monotonic() - began
        wrong = self.judge(rows)
        self.say(f"{self.count} payouts in {seconds:.0f} s, {self.count / seconds:.0f} a second; "
                 + ("nothing is wrong" if not wrong else f"{len(wrong)} things are wrong"))
        for line in wrong[:50]:
            self.say(line)
        # Whoever plays here next lives today, at the provider too.
        self.town.control("clock", seconds=-self.ahead)
        return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", default=CHECKOUT / ".build" / "release")
    arguments = parser.parse_args()
    os.environ.setdefault("RRP_HOME", str(CHECKOUT / ".local"))
    os.environ.setdefault("RRP_PORT_BASE", "21500")

    def say(words):
        print(words, flush=True)

    sys.exit(1 if Campaign(Town(arguments.programs), arguments.count, arguments.seed, say).run() else 0)


if __name__ == "__main__":
    main()
