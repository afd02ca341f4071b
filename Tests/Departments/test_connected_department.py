"""The worked example connected to the whole running system: a real case with real photos, from report to closing."""

import os
import sys
import time
from pathlib import Path

import pytest

from department_consumer import Department, Gateway, Register, Settings, Work

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.append(str(CHECKOUT / "Tests" / "EndToEnd" / "Interface"))

from operate import operator  # noqa: E402
from play import House  # noqa: E402


@pytest.fixture
def house():
    return House(os.environ["RRP_TEST_GATEWAY"], os.environ["RRP_TEST_ACCOUNTS"])


def confirmed_case(house, words):
    """A report of a citizen, verified on site; gives report and case."""
    report = house.submit(words)
    task = house.task_of(report)
    house.api.call("claimTask", house.officer, taskId=task)
    house.api.call("arriveAtTask", house.officer, {"position": house.place}, taskId=task)
    house.find(task, "confirmed")
    case = house.case_of(report, {"atCentre", "dispatched"})
    if case["state"] == "atCentre":
        house.api.call("dispatchCase", house.centre, {"departmentCode": house.department_code}, caseId=case["id"])
    return report, case["id"]


@pytest.fixture
def connected(house, tmp_path):
    """Connects the department with a system that works as it is told; cut off at the end."""
    made = []

    def connect(work=Work):
        issued = operator("department", "issue", house.department_code)
        credential = dict(line.split("=", 1) for line in issued.splitlines())
        settings = Settings.from_environment(
            {
                **credential,
                "DEPARTMENT_BROKER_HOST": os.environ["RRP_TEST_BROKER_HOST"],
                "DEPARTMENT_BROKER_PORT": os.environ["RRP_TEST_BROKER_PORT"],
                "DEPARTMENT_GATEWAY": os.environ["RRP_TEST_GATEWAY"],
                "DEPARTMENT_FOLDER": str(tmp_path),
            }
        )
        made.append(Department(settings, work(Gateway(settings), tmp_path / "photos"), Register(tmp_path)))
        return made[-1]

    yield connect
    for department in made:
        department.close()
    operator("department", "revoke", house.department_code)


def test_a_connected_department_works_off_what_was_open_and_what_comes(house, connected, tmp_path):
    before = confirmed_case(house, "绿化带里有建筑垃圾")
    department = connected()
    after = confirmed_case(house, "路口有人乱贴广告")
    ours = {case for _, case in (before, after)}

    def all_done():
        done = [about for about, answer in department.answers if answer["status"] == "done"]
        return all(f"case.rectify.v1 {case}" in done for case in ours)

    assert department.run_until(all_done, seconds=180), department.answers
    # Whatever else was open for the department before is none of this test's business.
    refused = [about for about, answer in department.answers if answer["status"] == "refused"]
    assert [about for about in refused if any(case in about for case in ours)] == []
    # The officer's photos came over HTTP, and nothing tells who reported.
    assert list((tmp_path / "photos").glob("*.jpg"))
    kept = department.register.database.execute("SELECT group_concat(body) FROM cases").fetchone()[0]
    assert house.session["account"]["id"] not in kept and "citizen" not in kept

    report, case = after
    assert house.case_of(report, {"rectified"})["id"] == case
    recheck = house.task_of(report, "recheck")
    house.api.call("claimTask", house.officer, taskId=recheck)
    photo = house.upload(house.officer)["token"]
    seen = {"isPassed": True, "text": "已清理", "position": house.place, "photos": [photo]}
    house.api.call("recordRecheck", house.officer, seen, taskId=recheck)
    house.until(
        lambda: house.api.call("readReport", house.citizen, reportId=report)["canRate"], "the closing"
    )


def test_a_connected_department_asks_for_a_suspension_and_goes_on_when_the_case_is_resumed(house, connected):
    call = house.api.call
    report, case = confirmed_case(house, "路灯不亮,灯杆倾斜")
    month = time.strftime("%Y-%m-%dT00:00:00.000000Z", time.gmtime(time.time() + 30 * 86_400))

    class Waiting(Work):
        def obstacle(self, item):
            return ("等待采购配件", month) if item["caseID"] == case else None

    department = connected(Waiting)

    def said(kind):
        found = [answer["status"] for about, answer in department.answers if about == f"{kind} {case}"]
        return found[-1] if found else None

    assert department.run_until(lambda: said("case.requestSuspension.v1"), seconds=180), department.answers
    assert said("case.accept.v1") == said("case.requestSuspension.v1") == "done"
    house.until(lambda: call("readCase", house.centre, caseId=case)["summary"]["isSuspensionAsked"], "the request")
    assert call("decideSuspension", house.centre, {"isGranted": True}, caseId=case)["state"] == "suspended"
    done = {"caseID": case, "words": "配件已到,已修好", "photoTokens": [], "conclusion": "合格", "signedBy": "张三"}
    department.reply("case.rectify.v1", **done, clerk="先说")
    assert department.run_until(lambda: said("case.rectify.v1"), seconds=120) and said("case.rectify.v1") == "refused"
    call("resumeCase", house.centre, {}, caseId=case)
    department.reply("case.rectify.v1", **done, clerk="再说")
    assert department.run_until(lambda: said("case.rectify.v1") == "done", seconds=120), department.answers
    assert house.case_of(report, {"rectified"})["id"] == case
