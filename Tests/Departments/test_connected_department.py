"""The worked example connected to the whole running system: a real case with real photos, from report to closing."""

import os
import sys
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


def test_a_connected_department_works_off_what_was_open_and_what_comes(house, tmp_path):
    before = confirmed_case(house, "绿化带里有建筑垃圾")
    credential = dict(line.split("=", 1) for line in operator("department", "issue", house.department_code).splitlines())
    settings = Settings.from_environment(
        {
            **credential,
            "DEPARTMENT_BROKER_HOST": os.environ["RRP_TEST_BROKER_HOST"],
            "DEPARTMENT_BROKER_PORT": os.environ["RRP_TEST_BROKER_PORT"],
            "DEPARTMENT_GATEWAY": os.environ["RRP_TEST_GATEWAY"],
            "DEPARTMENT_FOLDER": str(tmp_path),
        }
    )
    department = Department(settings, Work(Gateway(settings), tmp_path / "photos"), Register(tmp_path))
    try:
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
    finally:
        department.close()
        operator("department", "revoke", house.department_code)
