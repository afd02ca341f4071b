#!/usr/bin/env python3
"""The drill of a restore: the database goes back to a backup from before the last payouts, while the provider, as in life,
does not. Afterwards nothing may be paid twice; what was paid in between is found again under its old number, and what
differs is on the work list. Needs a house of its own, like payouts.py; part of deploy/test.

    RRP_HOME=.local RRP_PORT_BASE=21500 Tests/Faults/restore.py
"""

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests
from house import CHECKOUT, SERVICES, wait_until
from payouts import ABOUT_MONEY, Reports, Town

BIN = Path("/usr/lib/postgresql/15/bin")


def number_of(report, attempt):
    """The bill's number as the model derives it: the same before and after a restore."""
    return "RRP" + hashlib.sha256(f"payout/{report}/{attempt}".encode()).hexdigest()[:28]


class Differences:
    """Lines of `rrp payouts differences`."""

    def __init__(self, lines):
        self.lines = lines

    def naming(self, words):
        return any(words in line for line in self.lines)

    def open(self, words):
        return any(words in line and line.endswith("open") for line in self.lines)


class Drill:
    def __init__(self, town, each=6, say=print):
        self.town, self.say = town, say
        self.reports = Reports(town, 1)
        self.each = each
        self.groups = {}
        self.rows = {}

    def grant(self, *names):
        """Red packets for so many groups."""
        before = set(self.reports.citizens)
        self.reports.grant(self.each * len(names), first=len(before))
        new = [report for report in self.reports.citizens if report not in before]
        for place, name in enumerate(names):
            self.groups[name] = new[place * self.each:(place + 1) * self.each]
        wait_until(lambda: set(self.look()) == set(self.reports.citizens), "every red packet is reserved", 180)

    def look(self):
        self.rows = self.reports.rows()
        return self.rows

    def until(self, names, *states, phone=None, decision=None, seconds=400):
        """Claims where a phone is given, and confirms where a decision is, until all of these groups are in one of the
        states."""
        ours = [report for name in names for report in self.groups[name]]
        claimed = {}

        def arrived():
            rows = self.look()
            for report in ours:
                state, package = rows[report][:2]
                may_claim = phone is not None and state == "reserved" and "reserved" not in states
                if may_claim and time.monotonic() > claimed.get(report, 0) + 4:
                    claimed[report] = time.monotonic()
                    self.reports.claim(report, phone)
                if state == "confirming" and decision and "confirming" not in states:
                    requests.post(
                        self.town.wechat + "/confirm", data={"package": package, "decision": decision}, timeout=30)
            return all(rows[report][0] in states for report in ours)

        wait_until(arrived, f"{names} are {states}", seconds)

    def decline(self, name):
        """The first attempt of these ends without payment."""
        self.until([name], "confirming", phone=0)
        for report in self.groups[name]:
            requests.post(
                self.town.wechat + "/confirm", data={"package": self.rows[report][1], "decision": "decline"}, timeout=30)
        self.until([name], "reserved")

    def server(self, program, *arguments):
        secret = (self.town.house.home / "secrets/database-postgres").read_text(encoding="ascii").strip()
        settings = self.town.settings
        subprocess.run(
            [BIN / program, "-h", settings["DATABASE_HOST"], "-p", settings["DATABASE_PORT"], "-U", "postgres", *arguments],
            env={**os.environ, "PGPASSWORD": secret}, check=True)

    def await_timers(self):
        """Until the scheduler has what was asked of it: what is between two services is in no backup of a database."""
        wanted = {f"reward/{report}/redPacket/limit" for name, group in self.groups.items() for report in group if name != "paid"}
        wanted |= {f"reward/{report}/redPacket/warning" for report in self.groups["waiting"]}

        def known():
            return wanted <= {row[0] for row in self.town.sql("SELECT key FROM scheduler.timer WHERE key LIKE 'reward/%'")}

        wait_until(known, "every timer is set", 60)

    def restore(self, backup):
        """As deploy/OPERATING.md says: stop the services, restore, migrate, start. Tells the states between the two."""
        house = self.town.house
        names = [name for service in SERVICES for name in self.town.instances(service)]
        supervisors = [house.pid(f"{name}.supervisor") for name in names]
        for supervisor in supervisors:
            os.kill(supervisor, signal.SIGSTOP)
        try:
            before = [house.pid(name) for name in names]
            for pid in before:
                os.kill(pid, signal.SIGTERM)
            for pid in before:
                wait_until(lambda pid=pid: has_ended(pid), f"process {pid} has ended", 120)
            self.server("pg_restore", "--clean", "--if-exists", "--create", "-d", "postgres", backup)
            for command in ("migrate", "topology"):
                told = self.town.rrp(command)
                assert told.returncode == 0, told.stdout + told.stderr
            rows = self.look()
        finally:
            for supervisor in supervisors:
                os.kill(supervisor, signal.SIGCONT)
        for name in names:
            house.await_ready(name)
        return {name: {rows.get(report, ["lost"])[0] for report in group} for name, group in self.groups.items()}

    def run(self):
        self.began = today()
        town = self.town
        town.control("faults", rules=[], seed=1)
        town.sql("DELETE FROM reward.pause")
        self.grant("paid", "waiting", "same", "again", "other", "silent", "over", "never")
        self.until(["paid"], "paid", phone=0, decision="accept")
        self.until(["waiting"], "confirming", phone=0)
        self.await_timers()
        with tempfile.TemporaryDirectory(prefix="rrp-restore.") as folder:
            backup = str(Path(folder) / "backup")
            self.server("pg_dump", "--format=custom", "-f", backup, town.settings["DATABASE_NAME"])
            self.say("backed up; life goes on")
            self.decline("again")
            self.until(["waiting", "same", "again", "other", "silent", "over"], "paid", phone=0, decision="accept")
            self.grant("unheard")
            self.until(["unheard"], "paid", phone=0, decision="accept")
            there = self.paid_there()
            self.say(f"{sum(map(len, there.values()))} paid at the provider; the database goes back")
            restored = self.restore(backup)
        self.say(f"restored: {restored}")
        # What was under way goes on by itself; some citizens tap again, one group of them on another phone; and reservations
        # end: of what was paid, and of what nobody ever claimed.
        self.town.end_reservations(self.groups["over"] + self.groups["never"])
        self.until(["same", "again"], "paid", phone=0, decision="accept")
        self.until(["other"], "held", phone=1, decision="accept")
        self.until(["waiting"], "paid", seconds=600)
        self.until(["over"], "paid", "released", seconds=300)
        self.until(["never"], "released", seconds=300)
        return self.judge(restored, there)

    def paid_there(self):
        """Numbers that the provider has paid, by report; from the numbers as anybody can derive them."""
        paid = [line["out_bill_no"] for line in self.town.paid()]
        told = {}
        for report in self.reports.citizens:
            numbers = {number_of(report, attempt) for attempt in range(1, 10)}
            told[report] = [number for number in paid if number in numbers]
        return told

    def missing_here(self, days):
        """What the reconciliation of these days has named as paid there and not here, open or settled."""
        tables = [self.town.rrp("payouts", "differences", day).stdout for day in days]
        return Differences([line for table in tables for line in table.splitlines() if "missingHere" in line])

    def judge(self, restored, before):
        wrong = []
        there, rows = self.paid_there(), self.look()
        expected = {"paid": {"paid"}, "waiting": {"confirming"}, "same": {"reserved"}, "again": {"reserved"},
                    "other": {"reserved"}, "silent": {"reserved"}, "over": {"reserved"}, "never": {"reserved"},
                    "unheard": {"lost"}}
        if restored != expected:
            wrong.append(f"the backup was of another moment: {restored}")
        if there != before:
            wrong.append("the provider paid something after the restore")
        never = set(self.groups["never"])
        wrong += [f"{report} was paid {len(numbers)} times" for report, numbers in there.items()
                  if len(numbers) != (0 if report in never else 1)]
        for name in ("paid", "waiting", "same", "again", "over"):
            wrong += [f"{name}: {report} is {rows[report]}" for report in self.groups[name] if rows[report][0] != "paid"]
        list_ = self.town.rrp("payouts", "show", "--limit", 1000).stdout
        wrong += [f"{report} is not on the work list" for report in self.groups["other"]
                  if not any(report in line and "differs" in line for line in list_.splitlines())]
        # Both days, where the day has turned since the first was paid.
        days = sorted({self.began, today()})
        for day in days:
            told = self.town.rrp("payouts", "reconcile", day)
            if told.returncode:
                wrong.append(f"{day} is not reconciled: {told.stdout}{told.stderr}")
        # What is named may be settled by itself a moment later: it stays, with how.
        found = self.missing_here(days)
        for name in ("silent", "unheard", "other"):
            wrong += [f"{name}: {number} is not named by the reconciliation ({told.stdout.strip()})"
                      for report in self.groups[name] for number in there[report] if not found.naming(number)]
        # Of what is reserved here the number tells the report, though nobody here has used it.
        wrong += [f"{report} is not named with its number" for report in self.groups["silent"] if not found.naming(report)]
        wrong += [f"{name}: {number} is named though it is posted" for name in ("paid", "waiting", "same", "again", "over")
                  for report in self.groups[name] for number in there[report] if found.open(number)]
        # Named, it is asked about: what the provider has paid is paid here as well, and then it is settled by itself; what
        # only a person can decide stays on the list.
        self.until(["silent"], "paid", seconds=120)
        silent = [number for report in self.groups["silent"] for number in there[report]]
        wait_until(lambda: not any(map(self.missing_here(days).open, silent)), "what is paid is settled", 60)
        listed = self.town.rrp("payouts", "show", "--limit", 1000).stdout
        wrong += [f"{name}: {number} is not on the work list" for name in ("unheard", "other")
                  for report in self.groups[name] for number in there[report]
                  if not any(number in line and "missingHere" in line for line in listed.splitlines())]
        audit = self.town.rrp("audit", "--json", "--settle", 60)
        wrong += [f"audit: {finding}" for finding in json.loads(audit.stdout)["findings"]
                  if finding["code"].startswith(ABOUT_MONEY)]
        self.say("nothing is wrong" if not wrong else f"{len(wrong)} things are wrong")
        for line in wrong[:30]:
            self.say(line)
        return wrong


def today():
    """In the city."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))


def has_ended(pid):
    """Also when its supervisor, which stands still, has not asked yet."""
    try:
        return "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", default=CHECKOUT / ".build" / "release")
    arguments = parser.parse_args()
    os.environ.setdefault("RRP_HOME", str(CHECKOUT / ".local"))
    os.environ.setdefault("RRP_PORT_BASE", "21500")
    sys.exit(1 if Drill(Town(arguments.programs)).run() else 0)


if __name__ == "__main__":
    main()
