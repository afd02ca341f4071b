"""The worked example against the real broker: what it does with its cases, and what the broker lets it do."""

import dataclasses
import json
import uuid
from pathlib import Path

import pika
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from conftest import DEPARTMENT, PICTURE, REPORT
from department_consumer import Department, Gateway, Register, Work
from make_page import PAGE, page

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = json.loads((ROOT / "Shared/Messaging/asyncapi.json").read_text(encoding="utf-8"))
REGISTRY = Registry().with_resource("urn:document", Resource(contents=DOCUMENT, specification=DRAFT202012))


def assert_fits_the_contract(message_type, body):
    """A reply that leaves out a field would be put aside, and nobody would do what it says."""
    name = "fromDepartment_" + message_type.replace(".", "_")
    payload = {"$ref": f"urn:document#/components/messages/{name}/payload"}
    Draft202012Validator(payload, registry=REGISTRY, format_checker=FormatChecker()).validate(body)


def case(**changes):
    body = {
        "caseID": str(uuid.uuid4()),
        "departmentCode": DEPARTMENT,
        "round": 1,
        "categoryCode": "0901",
        "categoryName": "路边暴露垃圾",
        "urgency": "normal",
        "place": {"longitude": 113.79, "latitude": 22.98, "system": "wgs84"},
        "villageCode": "441900003001",
        "officerWords": "路边有一堆垃圾",
        "officerPhotos": ["a" * 64],
        "isFinal": False,
        "isRework": False,
        "needsConclusion": False,
        "acceptBy": "2026-01-01T00:00:00.000000Z",
        "dueAt": "2026-01-03T00:00:00.000000Z",
        "dispatchedAt": "2025-12-31T00:00:00.000000Z",
    }
    return {**body, **changes}


@pytest.fixture
def department(settings):
    made = Department(settings, Work(Gateway(settings), settings.folder / "photos"), Register(settings.folder))
    yield made
    if made.connection.is_open:
        made.close()


def work_off(department, house, count):
    """Lets the department work until `count` replies lie in the queue."""
    replies = []

    def enough():
        replies.extend(house.replies())
        return len(replies) >= count

    assert department.run_until(enough, seconds=120), f"{len(replies)} replies instead of {count}"
    for _, properties, body in replies:
        assert_fits_the_contract(properties.type, body)
    return replies


def test_a_case_is_accepted_and_rectified_with_a_photo_over_http(department, house, gateway, settings):
    sent = case(needsConclusion=True)
    house.send("case.dispatched.v1", sent)
    (accept_key, accept, acceptance), (rectify_key, _, rectification) = work_off(department, house, 2)
    assert accept_key == f"{DEPARTMENT}.case.accept.v1"
    assert accept.type == "case.accept.v1" and uuid.UUID(accept.message_id)
    assert acceptance["caseID"] == sent["caseID"]
    assert rectify_key == f"{DEPARTMENT}.case.rectify.v1"
    assert rectification["photoTokens"] == ["photo-1"] and rectification["conclusion"]
    assert gateway.uploads == [PICTURE]
    assert gateway.asked == [f"/v1/photos/{'a' * 64}?report={REPORT}"]
    assert (settings.folder / "photos" / ("a" * 64 + ".jpg")).read_bytes() == PICTURE
    # Signed in twice: the first access token had run out.
    assert [sign_in["login"] for sign_in in gateway.sign_ins] == [settings.user] * 2


def test_the_same_message_again_is_worked_off_once(department, house):
    sent, identifier = case(officerPhotos=[]), str(uuid.uuid4())
    house.send("case.dispatched.v1", sent, message_id=identifier)
    house.send("case.dispatched.v1", sent, message_id=identifier)
    last = case(officerPhotos=[])
    house.send("case.dispatched.v1", last)
    replies = work_off(department, house, 4)
    assert [body["caseID"] for _, _, body in replies] == [sent["caseID"]] * 2 + [last["caseID"]] * 2


def test_an_older_message_changes_nothing(department, house):
    sent = case(officerPhotos=[])
    withdrawal = {"caseID": sent["caseID"], "departmentCode": DEPARTMENT, "isCredited": False, "reason": "recalled"}
    house.send("case.withdrawn.v1", withdrawal, sequence=5)
    house.send("case.dispatched.v1", sent, sequence=2)
    last = case(officerPhotos=[])
    house.send("case.dispatched.v1", last)
    replies = work_off(department, house, 2)
    assert {body["caseID"] for _, _, body in replies} == {last["caseID"]}
    assert department.register.state(sent["caseID"]) == "withdrawn"


def test_a_rework_is_rectified_without_a_second_acceptance(department, house):
    sent = case(officerPhotos=[], isRework=True, round=2)
    house.send("case.dispatched.v1", sent)
    ((key, _, _),) = work_off(department, house, 1)
    assert key == f"{DEPARTMENT}.case.rectify.v1"


def test_work_that_must_wait_is_accepted_and_asked_to_be_suspended_and_not_reported_done(department, house):
    class Waiting(Work):
        def obstacle(self, case):
            return ("等待采购配件", "2026-03-01T00:00:00.000000Z") if case["needsConclusion"] else None

    department.work = Waiting(department.work.gateway, department.work.folder)
    sent, last = case(officerPhotos=[], needsConclusion=True), case(officerPhotos=[])
    house.send("case.dispatched.v1", sent)
    house.send("case.dispatched.v1", last)
    replies = work_off(department, house, 4)
    (_, _, _), (key, properties, body), *others = replies
    assert key == f"{DEPARTMENT}.case.requestSuspension.v1" and properties.type == "case.requestSuspension.v1"
    assert body["caseID"] == sent["caseID"] and body["reason"] == "等待采购配件"
    assert body["nextWordOn"] == "2026-03-01T00:00:00.000000Z"
    assert [other["caseID"] for _, _, other in others] == [last["caseID"]] * 2


def test_what_the_centre_decides_about_the_time_is_heard_and_answered_by_nothing(department, house, capsys):
    sent = case(officerPhotos=[])
    house.send("case.dispatched.v1", sent, sequence=2)
    work_off(department, house, 2)
    decision = {"caseID": sent["caseID"], "departmentCode": DEPARTMENT, "about": "suspension", "isGranted": True,
                "reason": "等待采购配件", "decidedAt": "2026-02-01T00:00:00.000000Z"}
    house.send("case.decided.v1", decision, sequence=3)
    last = case(officerPhotos=[])
    house.send("case.dispatched.v1", last)
    assert {body["caseID"] for _, _, body in work_off(department, house, 2)} == {last["caseID"]}
    assert f"suspension granted: {sent['caseID']}" in capsys.readouterr().out


def test_a_helping_department_says_how_far_it_is_and_decides_nothing(department, house):
    helped = case(officerPhotos=[], leadDepartmentCode="441900003-chengguan", note="请派车")
    house.send("case.involved.v1", helped)
    ((key, _, body),) = work_off(department, house, 1)
    assert key == f"{DEPARTMENT}.case.note.v1"
    assert body["caseID"] == helped["caseID"] and body["words"]
    assert department.register.state(helped["caseID"]) == "helping"


def test_a_refusal_comes_back_over_the_same_channel(department, house, capsys):
    house.send("case.dispatched.v1", case(officerPhotos=[], isRework=True))
    ((_, properties, _),) = work_off(department, house, 1)
    words = {"zh": "案件已办结", "en": "The case is closed"}
    house.answer(properties, {"status": "refused", "refusal": {"code": "case.closed", "status": 409, "words": words}})
    assert department.run_until(lambda: department.answers, seconds=120)
    assert department.answers[0][1]["refusal"]["code"] == "case.closed"
    assert "案件已办结" in capsys.readouterr().out


@pytest.mark.parametrize(
    "routing_key",
    [
        "441900004-chengguan.case.accept.v1",
        f"x{DEPARTMENT}.case.accept.v1",
        f"{DEPARTMENT}.case.accept.v1.x",
        f"{DEPARTMENT}.case.close.v1",
    ],
)
def test_the_broker_refuses_to_write_as_another_or_in_another_type(department, routing_key):
    forged = dataclasses.replace(department.settings, department=routing_key.split(".")[0])
    department.settings = forged
    with pytest.raises(pika.exceptions.ChannelClosedByBroker) as refusal:
        department.reply(routing_key.split(".", 1)[1], caseID=str(uuid.uuid4()))
    assert refusal.value.reply_code == 403


def test_the_broker_refuses_other_queues_and_exchanges(settings, department):
    for attempt in (
        lambda channel: channel.basic_get("dispatch.replies"),
        lambda channel: channel.basic_publish("cases", "441900004-chengguan", b"{}"),
        lambda channel: channel.basic_publish("", settings.queue, b"{}"),
        lambda channel: channel.queue_declare("a queue of its own", durable=True),
    ):
        channel = department.connection.channel()
        channel.confirm_delivery()
        with pytest.raises(pika.exceptions.ChannelClosedByBroker) as refusal:
            attempt(channel)
        assert refusal.value.reply_code == 403


def test_the_page_shows_the_example_as_it_is():
    assert PAGE.read_text(encoding="utf-8") == page(), "run Tests/Departments/make_page.py"


def test_every_type_of_the_page_is_in_the_contract():
    contracts = ROOT / "Shared" / "Model" / "Contracts" / "Departments"
    types = {
        line.split('"')[1] for file in contracts.glob("*.swift") for line in file.read_text().splitlines()
        if "MessageType(literal:" in line
    }
    text = PAGE.read_text(encoding="utf-8")
    assert types and all(f"`{name}`" in text for name in types)
