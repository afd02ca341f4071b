"""Red packets of the running house, claimed while its simulated provider loses, doubles, delays and forges: what the
provider's own record says is held against what the citizens and the audit say."""

import csv
import io
import os
import re
import signal
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/EndToEnd/Interface"))
import notice  # noqa: E402
from operate import run as rrp  # noqa: E402
from play import House  # noqa: E402

GATEWAY = os.environ["RRP_TEST_GATEWAY"]
WECHAT = os.environ["RRP_TEST_WECHAT"]
FAULTS = [
    ("dropBefore", 0.04), ("dropAfter", 0.06), ("errorAfter", 0.04), ("errorBefore", 0.02), ("busy", 0.04), ("notFound", 0.08),
    ("wrongKey", 0.02), ("unknownSerial", 0.02), ("stale", 0.02), ("lingering", 0.1), ("noticeNever", 0.15),
    ("noticeTwice", 0.15), ("noticeForged", 0.15), ("noticeReordered", 0.15), ("noticeEarly", 0.2),
]

ENDS = ("paid", "held", "released", "withheld")


def faults(*rules):
    body = {"rules": [{"kind": kind, "share": share} for kind, share in rules], "seed": 7}
    requests.post(WECHAT + "/control/faults", json=body, timeout=30).raise_for_status()


@contextmanager
def failing_provider():
    faults(*FAULTS)
    try:
        yield
    finally:
        faults()


class Winner:
    """A citizen with a red packet."""

    def __init__(self, house, report, token, name):
        self.house, self.report, self.token, self.name = house, report, token, name

    def packet(self):
        return self.house.api.call("readRedPacket", self.token, reportId=self.report)

    def claim(self, name=None):
        login = {"openID": name or self.name}
        code = requests.post(WECHAT + "/control/login", json=login, timeout=30).json()["code"]
        return requests.post(
            f"{GATEWAY}/v1/reports/{self.report}/red-packet/claim", json={"code": code},
            headers={"Authorization": "Bearer " + self.house.api.fresh(self.token)}, timeout=30)

    def claim_until_confirming(self):
        """The answer to the tap itself may be that it goes on; what it came to is read then."""
        assert self.claim().status_code in (200, 202)
        self.house.until(lambda: self.packet()["state"] == "confirming", f"the bill of {self.report}")

    def confirm(self):
        package = self.packet().get("packageInfo")
        if package:
            requests.post(WECHAT + "/confirm", data={"package": package}, timeout=30)


@pytest.fixture(scope="module")
def house():
    faults()
    yield House(GATEWAY, os.environ["RRP_TEST_ACCOUNTS"])
    faults()
    rrp("payouts", "resume")


def winners(house, count, each=5):
    """Citizens whose reports were found true; each wins a few."""
    found = []
    for number in range(count):
        if number % each == 0:
            session = house.api.call("createCitizen", body={"displayName": "中奖市民"})
            house.citizen = session["accessToken"]
        report = house.submit("消防通道堵塞", category="0101")
        task = house.task_of(report)
        house.api.call("claimTask", house.officer, taskId=task)
        house.find(task, "resolvedOnSite")
        found.append(Winner(house, report, house.citizen, f"o-{session['account']['id'][:18]}"))
    for winner in found:
        def has_packet(winner=winner):
            packets = house.api.call("readPoints", winner.token)["redPackets"]
            return winner.report in [packet["reportId"] for packet in packets]

        house.until(has_packet, f"the red packet of {winner.report}")
    return found


def record():
    return requests.get(WECHAT + "/control/record", timeout=30).json()


def settle(winners, seconds):
    """Until every packet is paid or on the work list; who is asked to confirm does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        states = [winner.packet()["state"] for winner in winners]
        if all(state in ENDS for state in states):
            return states
        for winner, state in zip(winners, states):
            if state == "confirming":
                winner.confirm()
            elif state == "reserved":
                winner.claim()
        time.sleep(0.5)
    stuck = [line for winner, state in zip(winners, states) if state not in ENDS for line in calls(winner)]
    raise AssertionError(f"after {seconds} s: {states}\n" + "\n".join(stuck))


def calls(winner):
    """What was asked of the provider for this report, a line each."""
    return rrp("payouts", "show", winner.report).stdout.splitlines()


def call_back(body, headers):
    return requests.post(GATEWAY + "/v1/wechat/transfer-notices", data=body, headers=headers, timeout=30)


class GatewayLog:
    """What the gateways have logged since it was made."""

    def __init__(self):
        self.sizes = {file: file.stat().st_size for file in self.files()}

    @staticmethod
    def files():
        return (Path(os.environ["RRP_HOME"]) / "log").glob("gateway-*.log")

    def text(self):
        return "".join(file.read_bytes()[self.sizes.get(file, 0):].decode() for file in self.files())


def confirming(house):
    """A citizen who is asked to confirm, and what the provider would call back about it."""
    winner = winners(house, 1)[0]
    winner.claim_until_confirming()
    bill = next(bill for bill in record()["bills"] if bill["openID"] == winner.name)
    lie = {"out_bill_no": bill["number"], "state": "SUCCESS", "mch_id": "1900000109", "transfer_amount": bill["fen"],
           "openid": winner.name}
    return winner, lie


def await_a_query(house):
    """Whatever a call-back of before has led to has happened too, once a later one about another bill is looked into."""
    winner, lie = confirming(house)
    before = len(calls(winner))
    assert call_back(*notice.genuine(lie)).status_code == 204
    house.until(lambda: len(calls(winner)) > before, "the provider is asked about another bill")


def test_forged_stale_and_foreign_call_backs_are_refused_logged_without_secrets_and_change_nothing(house):
    winner, lie = confirming(house)
    from simulated import pems
    from wechatpayv3.utils import load_private_key

    body, headers = notice.genuine(lie)
    bad = {
        "signature.forged": [
            notice.genuine(lie, key=load_private_key(pems()[0])),
            (body.replace(b"mch_payment", b"mch_paymenT", 1), headers),
            (body, {**headers, "Wechatpay-Nonce": "another"}),
        ],
        "signature.skewed": [notice.genuine(lie, seconds_ago=301), notice.genuine(lie, seconds_ago=-360)],
        "signature.unknownKey": [(body, {**headers, "Wechatpay-Serial": "PUB_KEY_ID_MADE_UP"})],
        "signature.header": [
            (b"{}", {"Content-Type": "application/json"}),
            (body, {**headers, "Wechatpay-Timestamp": "yesterday"}),
            (body, {**headers, "Wechatpay-Signature": "A" * 2000}),
        ],
        "notice.sealed": [notice.genuine(lie, api_key="another-key-of-thirty-two-bytes!")],
        "notice.otherMerchant": [notice.genuine({**lie, "mch_id": "1900000110"})],
        "notice.malformed": [notice.genuine({**lie, "out_bill_no": "no number: ' OR 1=1"})],
    }
    before = calls(winner)
    for code, attempts in bad.items():
        for attempt in attempts:
            log = GatewayLog()
            answer = call_back(*attempt)
            assert answer.status_code == 401 and answer.json()["code"] == "notice.refused", (code, answer.text)
            assert code in log.text(), (code, log.text())
            secrets = [
                winner.name, lie["out_bill_no"], attempt[1].get("Wechatpay-Signature", "-" * 9),
                (notice.SECRETS / "key-wechat-api").read_text(encoding="ascii"), "ciphertext", "mch_payment",
            ]
            assert [secret for secret in secrets if secret in log.text()] == []
    await_a_query(house)
    assert calls(winner) == before, "nobody was asked"
    assert winner.packet()["state"] == "confirming"
    winner.confirm()
    assert settle([winner], 120) == ["paid"]


def test_genuine_call_backs_that_lie_are_replayed_or_name_nobody_lead_to_a_query_at_most(house):
    winner, lie = confirming(house)
    before = len(calls(winner))
    replayed = notice.genuine(lie)
    for attempt in (
        replayed, replayed, notice.genuine({**lie, "transfer_amount": 99_999}),
        notice.genuine({**lie, "openid": "o-somebody-else"}), notice.genuine({**lie, "state": "FAIL"}),
        notice.genuine({**lie, "out_bill_no": "NOBODY"}),
    ):
        assert call_back(*attempt).status_code == 204
    house.until(lambda: len(calls(winner)) > before, "the provider is asked")
    assert all("  query  " in line and line.endswith("waiting") for line in calls(winner)[before:])
    assert winner.packet()["state"] == "confirming"
    winner.confirm()
    assert settle([winner], 120) == ["paid"]
    asked = len(calls(winner))
    assert call_back(*replayed).status_code == 204
    assert call_back(*notice.genuine({**lie, "state": "FAIL"})).status_code == 204
    await_a_query(house)
    assert winner.packet()["state"] == "paid" and len(calls(winner)) == asked, "what is over stays over"


def test_nobody_claims_what_is_not_theirs_and_a_code_works_once(house):
    winner, other = winners(house, 2, each=1)
    stolen = Winner(house, winner.report, other.token, "o-thief")
    assert stolen.claim().status_code == 404
    code = {"code": "made-up"}
    claim = f"{GATEWAY}/v1/reports/{winner.report}/red-packet/claim"
    headers = {"Authorization": "Bearer " + winner.token}
    assert requests.post(claim, json=code, headers=headers, timeout=30).status_code == 422
    winner.claim_until_confirming()
    assert winner.claim("o-other-phone").status_code in (200, 202)
    assert winner.packet()["state"] == "confirming", "tapping again changes nothing"
    winner.confirm()
    assert settle([winner], 120) == ["paid"]
    assert winner.claim().status_code == 409
    assert [bill["openID"] for bill in record()["paid"] if bill["openID"].startswith("o-thief")] == []


def test_an_empty_account_pauses_the_town_and_after_a_resume_the_same_bill_goes_out(house):
    first, second = winners(house, 2, each=1)
    body = {"rules": [{"kind": "notEnough", "operation": "create", "share": 1, "remaining": 1}], "seed": 1}
    requests.post(WECHAT + "/control/faults", json=body, timeout=30)
    first.claim()
    house.until(lambda: "PAUSED  " + house.town in rrp("payouts").stdout, "the town's pause")
    assert first.packet()["state"] == "creating"
    refused = second.claim()
    assert refused.status_code == 503 and refused.json()["code"] == "redPacket.paused"
    assert "goes on" in rrp("payouts", "resume", house.town).stdout
    assert second.claim().status_code == 200
    assert settle([first, second], 120) == ["paid", "paid"]


def test_a_stop_stops_everybody_at_once(house):
    winner, waiting = winners(house, 2, each=1)
    waiting.claim_until_confirming()
    assert waiting.packet()["packageInfo"]
    assert rrp("payouts", "stop", "--reason", "演练").returncode == 0
    assert winner.claim().status_code == 503
    assert waiting.packet().get("packageInfo") is None, "nobody is shown what confirms it"
    # A bill that somebody has on the phone already is called back.
    assert re.search("called back: [1-9]", rrp("payouts", "stop", "--reason", "演练", "--call-back").stdout)
    house.until(lambda: waiting.packet()["state"] == "reserved", "the bill is called back")
    assert waiting.claim().status_code == 503
    assert rrp("payouts", "resume").returncode == 0
    assert winner.claim().status_code == 200 and waiting.claim().status_code == 200
    assert settle([winner, waiting], 120) == ["paid", "paid"]


def test_under_faults_and_kills_nothing_is_paid_twice_and_nothing_is_lost(house):
    before = {line["number"] for line in record()["paid"]}
    lucky = winners(house, 20)
    with failing_provider():
        for place, winner in enumerate(lucky):
            # 503: the sign-in was too busy or its answer lost; the citizen taps again.
            assert winner.claim().status_code in (200, 202, 503)
            if place in (5, 12):
                pid = (Path(os.environ["RRP_HOME"]) / "run/reward-1.pid").read_text().split()[0]
                os.kill(int(pid), signal.SIGKILL)
        # Every third call fails, and from the sixth look on the pause between two looks doubles.
        states = settle(lucky, 900)
    told = record()
    paid = [line for line in told["paid"] if line["number"] not in before]
    assert len({line["number"] for line in paid}) == len(paid), "a bill was paid twice"
    assert len(paid) == states.count("paid") == len(lucky), (states, told["struck"])
    assert sum(line["fen"] for line in paid) == 500 * len(lucky)
    assert len({kind for kind, _ in FAULTS} & set(told["struck"])) > 5, told["struck"]
    audit = rrp("audit")
    assert audit.returncode == 0, audit.stdout + audit.stderr


def test_statements_tell_every_posting_of_a_citizen_a_town_and_everybody_with_running_balances(house):
    winner = winners(house, 1)[0]
    winner.claim()
    assert settle([winner], 120) == ["paid"]
    citizen = house.api.call("readAccount", winner.token)["id"]

    def statement(*words):
        told = rrp("statement", *words)
        assert told.returncode == 0, told.stderr
        return list(csv.DictReader(io.StringIO(told.stdout)))

    own, town, every = statement("--citizen", citizen), statement("--town", house.town), statement()
    assert [(line["ledger"], line["kind"], line["account"].split("/")[0], line["amount"], line["balance"]) for line in own] == [
        ("points", "grant", "points", "10", "10"), ("cash", "reserve", "reserved", "5.00", "5.00"),
        ("cash", "pay", "reserved", "-5.00", "0.00")]
    assert {line["report"] for line in own} == {winner.report}
    assert [line["account"] for line in town if line["report"] == winner.report][-1:] in (["paid"], [f"reserved/{citizen}"])
    sums = {}
    for line in every:
        sums[line["transaction"]] = sums.get(line["transaction"], 0) + float(line["amount"])
    assert all(abs(left) < 0.001 for left in sums.values())
    positions = [int(line["position"]) for line in every]
    assert positions == sorted(set(positions)) and {line["position"] for line in own + town} <= {str(p) for p in positions}
    assert statement("--citizen", citizen, "--until", "2020-01-01") == []
    assert rrp("statement", "--citizen", citizen, "--town", house.town).returncode != 0


def reconciled(day):
    """How many payments of a day there are here, and how many and how much at the provider; nothing may differ."""
    told = rrp("payouts", "reconcile", day)
    assert told.returncode == 0, told.stdout + told.stderr
    assert " 0 open differences" in told.stdout
    ours, theirs = re.search(r"ours (\d+), ", told.stdout), re.search(r"theirs (\d+), (\d+) fen", told.stdout)
    return int(ours[1]), (int(theirs[1]), int(theirs[2]))


def acts():
    """What operators did with money, newest first, a line each."""
    told = rrp("payouts", "acts", "--limit", "1000")
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout.splitlines()[1:]


def test_each_act_of_an_operator_about_money_is_written_down_once_with_its_name(house):
    house.stay_in_the_day(300)
    winner = winners(house, 1)[0]
    month = time.strftime("%Y-%m", time.gmtime(time.time() + 8 * 3600))
    yesterday = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 16 * 3600))
    signed, why = ("--signed", "李四"), ("--reason", "演练")
    for words, subject in (
        (("rewards", "set", "daily_red_packets", "10", *signed), "daily_red_packets"),
        (("rewards", "budget", house.town, "40000.50", *signed, *why), f"{house.town} {month}"),
        (("rewards", "budget", house.town, "40000", "--month", month, *signed, *why), f"{house.town} {month}"),
        (("rewards", "budget", "all", "35000", "--standing", *signed, *why), "all standing"),
        (("rewards", "budget", "all", "default", "--standing", *signed, *why), "all standing"),
        (("payouts", "pause", house.town, *signed, *why), house.town),
        (("payouts", "resume", house.town, *signed), house.town),
        (("payouts", "stop", *signed, *why), "*"),
        (("payouts", "resume", *signed), "*"),
        (("payouts", "reconcile", yesterday, *signed), yesterday),
        (("payouts", "close", "2020-01", *signed), "2020-01"),
        # Nothing is under way: the service refuses, and who asked is written down all the same.
        (("payouts", "decide", winner.report, "recordPaid", *signed, *why), winner.report),
    ):
        before = acts()
        told = rrp(*words)
        after = acts()
        assert len(after) == len(before) + 1, (words, told.stdout, told.stderr)
        assert all(word in after[0] for word in (" ".join(words[:2]), subject, "李四", "rrp_owner")), after[0]
        assert "演练" in after[0] or why[0] not in words

    before = acts()
    for words in (("resume",), ("resolve", "999999999", *why), ("close", month, *signed)):
        assert rrp("payouts", *words).returncode == (0 if words[0] == "resume" else 1 if words[0] == "close" else 64)
    for words, code in (
        ((house.town, "0.01"), "budget.belowReserved"), ((house.town, "12.345"), "budget.amount"),
        ((house.town, "40000", "--month", "2020-01"), "budget.pastMonth"), (("441900999", "1"), "budget.unknownTown"),
    ):
        told = rrp("rewards", "budget", *words, *signed, *why)
        assert told.returncode == 1 and code in told.stderr, (words, told.stdout, told.stderr)
    assert acts() == before, "what came to nothing leaves no act"
    lines = rrp("rewards", "budget").stdout.splitlines()
    assert [line.split()[:2] for line in lines if line.startswith(house.town)] == [[house.town, "40000.00"]]
    assert "李四" in rrp("who", winner.report).stdout
    # Without a name it is the system account's.
    assert rrp("rewards", "set", "daily_red_packets", "10").returncode == 0
    assert "李四" not in acts()[0]
    audit = rrp("audit", "--settle", "60")
    assert audit.returncode == 0, audit.stdout + audit.stderr


def test_the_day_agrees_with_the_provider_s_bill_to_the_fen_and_a_strange_payment_is_named(house):
    house.stay_in_the_day(120)
    winner = winners(house, 1)[0]
    winner.claim()
    assert settle([winner], 120) == ["paid"]
    now = time.time() + 8 * 3600
    day, yesterday = (time.strftime("%Y-%m-%d", time.gmtime(moment)) for moment in (now, now - 86_400))
    theirs = record()["paid"]
    paid = (len(theirs), sum(line["fen"] for line in theirs))
    here, there = reconciled(day)
    if there != paid:
        # The day has turned since this house began to pay.
        before, earlier = reconciled(yesterday)
        here, there = here + before, (there[0] + earlier[0], there[1] + earlier[1])
    assert there == paid and here == len(theirs)
    closed = rrp("payouts", "close", day[:7], "--signed", "张三")
    assert closed.returncode == 1 and "the month is not over" in closed.stdout
    assert "DIFFERENCE" not in rrp("payouts", "show").stdout
    assert "Nothing was found to differ." in rrp("payouts", "differences", day).stdout
    assert rrp("payouts", "differences", "2026-13").returncode == 64
