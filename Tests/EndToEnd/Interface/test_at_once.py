"""Two clerks of a centre who act on the same case at the same moment, each at another gateway: one wins, the other is told
how the case stands now, and nothing is half done.

RRP_TEST_SECOND_GATEWAY is another gateway of the same house."""

import os
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import requests

from play import House

GATEWAYS = [os.environ["RRP_TEST_GATEWAY"], os.environ["RRP_TEST_SECOND_GATEWAY"]]
RACES = 8


@pytest.fixture
def house():
    """With a citizen of its own: one alone may not report as much as all tests together."""
    return House(GATEWAYS[0], os.environ["RRP_TEST_ACCOUNTS"])


def waiting_case(house):
    """A confirmed case that no rule sends anywhere, as both clerks see it."""
    report = house.submit("两名文员同时处理的占道经营", category="1002")
    task = house.task_of(report)
    house.api.call("claimTask", house.officer, taskId=task)
    house.api.call("arriveAtTask", house.officer, {"position": house.place}, taskId=task)
    house.find(task, "confirmed")
    return house.case_of(report, {"atCentre"})


def dispatched(house, case):
    now = house.api.call("readCase", house.centre, caseId=case)["summary"]
    return now if now["state"] == "dispatched" else None


def at_once(house, case, step, bodies, version):
    """Gives a step twice at the same moment, and waits until both are decided."""
    start = Barrier(len(bodies))

    def give(gateway, body):
        headers = {"Authorization": "Bearer " + house.centre, "Idempotency-Key": str(uuid.uuid4())}
        if version:
            headers["If-Match"] = f'"{version}"'
        start.wait()
        answer = requests.post(f"{gateway}/v1/cases/{case}/{step}", json=body, headers=headers, timeout=30)

        if answer.status_code == 409:
            told = answer.json()
            return "refused", told["currentState"], told["currentVersion"]

        def decided():
            told = answer
            if answer.status_code == 202:
                told = requests.get(gateway + answer.headers["Location"], headers=headers, timeout=30)
            assert told.status_code == 200, told.text
            told = told.json()
            return (told["outcome"], told["state"], told["version"]) if told["outcome"] != "pending" else None

        return house.until(decided, "the outcome of " + step)

    with ThreadPoolExecutor(len(bodies)) as clerks:
        return list(clerks.map(give, GATEWAYS, bodies))


@pytest.mark.parametrize("knows_version", [True, False], ids=["on the version seen", "on whatever version"])
@pytest.mark.parametrize("step", ["dispatch", "recall"])
def test_one_of_two_clerks_wins_and_the_other_hears_how_the_case_stands(house, step, knows_version):
    bodies = {
        "dispatch": [{"departmentCode": house.department_code}, {"departmentCode": house.town + "-zhujian"}],
        "recall": [{"reason": "派错了"}, {"reason": "另有安排"}],
    }[step]
    for _ in range(RACES):
        case = waiting_case(house)
        if step == "recall":
            house.api.call("dispatchCase", house.centre, {"departmentCode": house.department_code}, caseId=case["id"])
            case = house.until(lambda: dispatched(house, case["id"]), "the dispatched case")
        before = house.api.call("readCase", house.centre, caseId=case["id"])["timeline"]
        answers = at_once(house, case["id"], step, bodies, case["version"] if knows_version else None)
        assert sorted(outcome for outcome, _, _ in answers) == ["done", "refused"]
        answer = house.api.call("readCase", house.centre, caseId=case["id"])
        now = answer["summary"]
        assert {(state, version) for _, state, version in answers} == {(now["state"], now["version"])}
        happened = [entry["type"] for entry in answer["timeline"][len(before):]]
        assert happened == [{"dispatch": "case.dispatched.v1", "recall": "case.recalled.v1"}[step]]
        if step == "dispatch":
            [won] = [body for body, (outcome, _, _) in zip(bodies, answers) if outcome == "done"]
            assert now["departmentCode"] == won["departmentCode"]
