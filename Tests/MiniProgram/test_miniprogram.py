"""The mini program: its files fit together, it asks WeChat for nothing that is not documented, and on a phone that Node plays it
reports, follows and receives against the running house."""

import json
import math
import os
import pathlib
import re
import subprocess
import sys
import time

import pytest
import requests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))

from documented import CALLS, fault  # noqa: E402
from people import City, picture  # noqa: E402
from screenshots import Stage  # noqa: E402

PROGRAM = pathlib.Path(__file__).resolve().parents[2] / "deploy" / "wechat-miniprogram"
SCRIPTS = sorted(PROGRAM.rglob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(PROGRAM)))
def test_every_script_is_well_formed(script):
    subprocess.run(["node", "--check", script], check=True)


def test_every_page_that_is_named_is_there_and_no_other():
    named = json.loads((PROGRAM / "app.json").read_text())
    for page in named["pages"]:
        for kind in ("js", "json", "wxml"):
            assert (PROGRAM / f"{page}.{kind}").exists(), f"{page}.{kind}"
    assert {str(path.relative_to(PROGRAM))[:-3] for path in (PROGRAM / "pages").rglob("*.js")} == set(named["pages"])
    assert {tab["pagePath"] for tab in named["tabBar"]["list"]} <= set(named["pages"])
    for path in PROGRAM.rglob("*.json"):
        json.loads(path.read_text())


def test_positions_are_asked_for_with_the_permissions_that_they_need():
    named = json.loads((PROGRAM / "app.json").read_text())
    text = "".join(path.read_text() for path in SCRIPTS)
    used = {name for name in ("getLocation", "chooseLocation") if f"'{name}'" in text}
    assert used == set(named["requiredPrivateInfos"]) and "scope.userLocation" in named["permission"]


def test_every_handler_that_a_page_binds_exists():
    for markup in PROGRAM.rglob("*.wxml"):
        script = markup.with_suffix(".js").read_text()
        for handler in re.findall(r'bind\w+="(\w+)"', markup.read_text()):
            assert re.search(rf"^\s+(async )?{handler}\(", script, re.M), f"{markup.name}: {handler}"


def test_no_call_of_wechat_is_made_up_and_the_list_has_no_other():
    named = set()
    for script in SCRIPTS:
        text = script.read_text()
        calls = set(re.findall(r"\bwx\.(\w+)", text)) | set(re.findall(r"promised\('(\w+)'", text))
        assert calls <= set(CALLS), f"{script.name}: {calls - set(CALLS)}"
        named |= calls
    assert named == set(CALLS)
    for name, known in CALLS.items():
        assert known.page.endswith(f"/wx.{name}") and f"wx.{name}(" in known.title, name


@pytest.mark.parametrize("name,options,words", [
    ("openTheDoor", None, "is not documented"), ("getLocation", ["type", "precision"], "has no ['precision']"),
    ("requestMerchantTransfer", ["package"], "needs ['appId', 'mchId']"), ("getStorageSync", ["key"], "takes no options"),
])
def test_what_the_documents_do_not_know_is_found(name, options, words):
    assert words in fault(name, options)


def test_no_secret_and_no_token_in_an_address():
    for script in SCRIPTS:
        text = script.read_text()
        assert not re.search(r"appSecret|apiv3|privateKey|BEGIN [A-Z ]*KEY", text, re.I), script.name
        assert not re.search(r"url:[^\n]*(oken|session)", text), script.name


class Phone:
    def __init__(self, host):
        self.process = subprocess.Popen(
            ["node", pathlib.Path(__file__).with_name("phone.cjs"), PROGRAM, host], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        self.seen = []

    def do(self, command, **more):
        self.process.stdin.write(json.dumps({"command": command, **more}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert answer["error"] is None if "error" in answer else True, answer["error"]
        self.seen += answer["seen"]
        # Every call that the program really makes, with what it really gives.
        faults = [words for name, options in answer["calls"] if (words := fault(name, options))]
        assert faults == []
        return answer

    def until(self, look):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            answer = self.do("look")
            if look(answer["data"]):
                return answer
            time.sleep(0.05)
        raise AssertionError(f"waited 60 s; {answer['data']}")

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


def gcj02(place):
    """What a phone in China says of a place: the well-known shift of its maps."""
    x, y, pi = place["longitude"] - 105, place["latitude"] - 35, math.pi
    wave = (20 * math.sin(6 * x * pi) + 20 * math.sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + wave
    north += (20 * math.sin(y * pi) + 40 * math.sin(y / 3 * pi)) * 2 / 3 + (160 * math.sin(y / 12 * pi) + 320 * math.sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + wave
    east += (20 * math.sin(x * pi) + 40 * math.sin(x / 3 * pi)) * 2 / 3 + (150 * math.sin(x / 12 * pi) + 300 * math.sin(x / 30 * pi)) * 2 / 3
    a, ee, latitude = 6378245.0, 0.00669342162296594323, place["latitude"] / 180 * pi
    magic = 1 - ee * math.sin(latitude) ** 2
    return {
        "latitude": place["latitude"] + north * 180 / (a * (1 - ee) / (magic * math.sqrt(magic)) * pi),
        "longitude": place["longitude"] + east * 180 / (a / math.sqrt(magic) * math.cos(latitude) * pi)}


@pytest.fixture
def city():
    return City(os.environ["RRP_TEST_GATEWAY"], os.environ["RRP_TEST_ACCOUNTS"])


@pytest.fixture
def phone(city):
    phone = Phone(city.url)
    yield phone
    phone.close()


def test_a_report_from_the_camera_to_the_money(phone, city, tmp_path):
    file = tmp_path / "photo.png"
    file.write_bytes(picture(red=200))
    # What WeChat gives is GCJ-02, some hundred metres off; the task has to lie where the citizen stands.
    phone.do("answer", name="getLocation", value={**gcj02(city.place), "accuracy": 20})
    phone.do("answer", name="chooseMedia", value={"tempFiles": [{"tempFilePath": str(file)}]})
    phone.do("open", name="report")
    phone.until(lambda data: data["place"] and data["categories"])
    phone.do("tap", name="take")
    phone.do("tap", name="write", detail={"value": "小程序上报:河边有人偷倒渣土"})
    categories = phone.do("look")["data"]["categories"]
    phone.do("tap", name="pick", detail={"value": next(i for i, one in enumerate(categories) if one["code"] == "1002")})
    session = phone.do("tap", name="send")["session"]
    to = next(one["options"]["url"] for one in phone.seen if one["name"] == "redirectTo")
    report = to.rsplit("=", 1)[1]
    assert not [one for one in phone.seen if session["accessToken"] in json.dumps(one) or session["refreshToken"] in json.dumps(one)]

    stage = Stage(city)
    answer = stage.until(lambda: (seen := city.call("GET", f"/v1/reports/{report}", session["accessToken"])).get("townCode") and seen, "the report")
    assert answer["photos"] and answer["text"].startswith("小程序上报")
    task = city.call("GET", f"/v1/tasks/{stage.task(report)}", stage.officer)["task"]
    assert abs(task["place"]["latitude"] - city.place["latitude"]) < 2e-5
    assert abs(task["place"]["longitude"] - city.place["longitude"]) < 2e-5
    stage.find(report)
    phone.do("open", name="progress", options={"id": report})
    phone.until(lambda data: data["report"] and data["report"]["isVerified"])
    phone.do("leave")

    stage.until(lambda: city.call("GET", "/v1/points", session["accessToken"])["redPackets"], "the red packet")
    wechat = os.environ["RRP_TEST_WECHAT"]
    code = requests.post(wechat + "/control/login", json={"openID": "o-miniprogram"}, timeout=30).json()["code"]
    phone.do("answer", name="login", value={"code": code})
    phone.do("answer", name="requestMerchantTransfer", value="fail")
    phone.do("open", name="rewards")
    # The receiver leaves WeChat's page first, and confirms at the second time.
    phone.do("tap", name="claim", dataset={"report": report})
    asked = next(one["options"] for one in phone.seen if one["name"] == "requestMerchantTransfer")
    assert asked["mchId"] and asked["appId"]
    requests.post(wechat + "/confirm", data={"package": asked["package"], "decision": "accept"}, timeout=30).raise_for_status()
    phone.do("answer", name="requestMerchantTransfer", value={})
    phone.do("tap", name="claim", dataset={"report": report})
    stage.until(lambda: city.call("GET", f"/v1/reports/{report}/red-packet", session["accessToken"])["state"] == "paid", "the payment")
    phone.do("open", name="rewards")
    data = phone.until(lambda data: data["packets"] and data["packets"][0]["words"] == "已到账")["data"]
    assert data["balance"] > 0 and not data["packets"][0]["canClaim"]


def test_a_lost_answer_is_the_same_report(phone, city):
    phone.do("answer", name="getLocation", value={**city.place, "accuracy": 20})
    phone.do("open", name="report")
    phone.until(lambda data: data["place"])
    phone.do("tap", name="write", detail={"value": "同一件只算一件"})
    phone.do("tap", name="send")
    session = phone.do("tap", name="send")["session"]
    sent = [one["options"]["url"] for one in phone.seen if one["name"] == "redirectTo"]
    assert len(sent) == 2 and sent[0] == sent[1]
    items = city.call("GET", "/v1/reports?limit=100", session["accessToken"])["items"]
    assert len({item["id"] for item in items}) <= 1
