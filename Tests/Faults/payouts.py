"""Many payouts while everything goes wrong: payouts.py COUNT [SEED]

Red packets are granted and claimed over AMQP against a running house (deploy/run), the simulated provider loses, doubles,
delays, forges and refuses a fifth of what it is asked, and the reward service is killed at random moments. By the
provider's own record nothing may be paid twice and nothing be lost; ledger, budgets and payouts must agree to the fen.
The plan follows from the seed. Exit code 1 names what was wrong.

  env $(deploy/local/env rrp) RRP_HOME=… RRP_PORT_BASE=… python Tests/Faults/payouts.py 2000 7
"""

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

import pika
import requests

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "Tests/Unit/ModelTests/Fixtures/event.report.verified.v1.json"
HOME = Path(os.environ["RRP_HOME"])
WECHAT = os.environ["WECHAT_SIMULATOR_URL"]
SHARES = {
    "dropBefore": 0.03, "dropAfter": 0.05, "errorAfter": 0.03, "errorBefore": 0.02, "busy": 0.03, "notFound": 0.05,
    "wrongKey": 0.01, "unknownSerial": 0.01, "stale": 0.01, "slow": 0.005, "lingering": 0.05, "lateExpiry": 0.05,
    "noticeNever": 0.1, "noticeLate": 0.05, "noticeTwice": 0.1, "noticeReordered": 0.1, "noticeForged": 0.1,
    "noticeEarly": 0.1,
}


def secret(name):
    return Path(os.environ[name + "_FILE"]).read_text(encoding="ascii").strip()


def sql(statement):
    environment = {**os.environ, "PGPASSWORD": secret("DATABASE_PASSWORD")}
    command = [
        "psql", "--csv", "-qt", "-v", "ON_ERROR_STOP=1", "-h", os.environ["DATABASE_HOST"], "-p", os.environ["DATABASE_PORT"],
        "-U", os.environ["DATABASE_USER"], os.environ["DATABASE_NAME"], "-c", statement]
    told = subprocess.run(command, env=environment, text=True, capture_output=True, check=True).stdout
    return list(csv.reader(io.StringIO(told)))


class Campaign:
    def __init__(self, count, seed):
        self.count, self.seed, self.random = count, seed, random.Random(seed)
        self.template = json.loads(TEMPLATE.read_text(encoding="utf-8"))[1]
        self.towns = [row[0] for row in sql("SELECT code FROM city.town ORDER BY code")]
        self.run = uuid.uuid4().hex[:8]
        self.reports = {}
        credentials = pika.PlainCredentials(os.environ["BROKER_USER"], secret("BROKER_PASSWORD"))
        parameters = pika.ConnectionParameters(
            os.environ["BROKER_HOST"], int(os.environ["BROKER_PORT"]), os.environ["BROKER_VHOST"], credentials, heartbeat=600)
        self.connection = pika.BlockingConnection(parameters)
        self.channel = self.connection.channel()
        self.channel.confirm_delivery()
        self.people = ThreadPoolExecutor(16)
        self.claims = self.kills = 0

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
        self.channel.basic_publish("", queue, json.dumps(body).encode(), properties, mandatory=True)

    def grant(self):
        """True reports of citizens, five each, over all towns."""
        for number in range(self.count):
            report = str(uuid.uuid4())
            citizen = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.run}/{number // 5}"))
            town = self.towns[number % len(self.towns)]
            body = json.loads(json.dumps(self.template))
            body["finding"] = "resolvedOnSite"
            body["report"].update(
                id=report, citizenID=citizen, townCode=town, villageCode=town + "001", gridCode=town + "001001",
                categoryCode="0101", isAnonymous=False, isEmergency=False, source="citizen")
            self.reports[report] = citizen
            self.publish("reward.events", "report.verified.v1", "verification", body, report)

    def claim(self, report):
        citizen = self.reports[report]
        actor = {"id": citizen, "role": "citizen", "scope": "own"}
        # Each tap comes from a phone; sometimes the same report is claimed with two.
        openid = f"o-{citizen[:20]}-{self.random.randrange(2)}"
        body = {"reportID": report, "openID": openid, "actor": actor}
        self.publish("reward.commands", "redPacket.claim.v1", "gateway", body, report)
        self.claims += 1

    def confirm(self, package):
        decision = "decline" if self.random.random() < 0.03 else "accept"
        self.people.submit(
            requests.post, WECHAT + "/confirm", data={"package": package, "decision": decision}, timeout=30)

    def faults(self, shares):
        rules = [{"kind": kind, "share": share} for kind, share in shares.items()]
        if shares:
            rules.append({"kind": "notEnough", "operation": "create", "share": 0.01})
        body = {"rules": rules, "seed": self.seed}
        requests.post(WECHAT + "/control/faults", json=body, timeout=30).raise_for_status()

    def kill(self):
        pid = (HOME / "run/reward-1.pid").read_text(encoding="ascii").split()[0]
        try:
            os.kill(int(pid), signal.SIGKILL)
            self.kills += 1
        except ProcessLookupError:
            pass

    def rows(self):
        told = sql("SELECT report_id, state, package_info, fen, hold FROM reward.payout")
        return {row[0]: row for row in told if row[0] in self.reports}

    def play(self, limit):
        self.faults(SHARES)
        self.grant()
        end = time.monotonic() + limit
        rows, next_kill = {}, time.monotonic() + 10
        while time.monotonic() < end:
            self.connection.process_data_events(0)
            # Whoever topped the account up lets the towns go on.
            sql("DELETE FROM reward.pause")
            rows = self.rows()
            for report, row in rows.items():
                if row[1] == "reserved":
                    self.claim(report)
                elif row[1] == "confirming":
                    self.confirm(row[2])
            done = sum(row[1] in ("paid", "released", "held") for row in rows.values())
            print(f"\r{done} of {self.count} are at their end", end="", flush=True)
            if done == self.count:
                break
            if time.monotonic() > next_kill and done < self.count * 0.9:
                self.kill()
                next_kill = time.monotonic() + self.random.uniform(5, 20)
            time.sleep(1)
        self.faults({})
        print()
        return rows

    def judge(self, rows):
        wrong = []
        record = requests.get(WECHAT + "/control/record", timeout=60).json()
        ours = {row[0]: row[1] for row in sql("SELECT number, report_id FROM reward.bill") if row[1] in self.reports}
        paid = [line for line in record["paid"] if line["number"] in ours]
        by_report = {}
        for line in paid:
            by_report.setdefault(ours[line["number"]], []).append(line)
        for report, lines in by_report.items():
            if len(lines) > 1:
                wrong.append(f"{report} was paid {len(lines)} times")
            if rows.get(report, [None, None])[1] not in ("paid", "held"):
                wrong.append(f"{report} was paid there and is {rows.get(report)} here")
        for report in self.reports:
            row = rows.get(report)
            if row is None:
                wrong.append(f"{report} is lost")
            elif row[1] == "paid" and sum(line["fen"] for line in by_report.get(report, [])) != int(row[3]):
                wrong.append(f"{report} is paid here, there {by_report.get(report)}")
            elif row[1] not in ("paid", "released", "held"):
                wrong.append(f"{report} has no end: {row}")
            elif row[1] == "held" and not row[4]:
                wrong.append(f"{report} is held without a reason")
        audit = subprocess.run(
            [os.environ.get("RRP_TEST_BIN", str(ROOT / ".build/debug")) + "/rrp", "audit", "--json", "--settle", "60"],
            text=True, capture_output=True, check=False)
        # These reports came from nowhere: only what concerns money is looked at.
        about_money = ("payout.", "ledger.", "timer.", "draw.", "reward.budget", "reward.fenDiffer", "reward.twice")
        for finding in json.loads(audit.stdout)["findings"]:
            if finding["code"].startswith(about_money):
                wrong.append(f"audit: {finding}")
        states = {}
        for row in rows.values():
            states[row[1]] = states.get(row[1], 0) + 1
        print(f"seed {self.seed}: {states}, {self.claims} claims, {self.kills} kills of reward")
        print(f"the provider paid {len(paid)}, {sum(line['fen'] for line in paid)} fen; faults: {record['struck']}")
        return wrong


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began = time.monotonic()
    campaign = Campaign(count, seed)
    rows = campaign.play(limit=1500 + count)
    wrong = campaign.judge(rows)
    print(f"{time.monotonic() - began:.0f} s; " + ("nothing is wrong" if not wrong else f"{len(wrong)} things are wrong"))
    for line in wrong[:50]:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
