"""People who use the published interface: every operation is called until it succeeds once, and every answer is held
against /openapi.json."""

import io
import json
import os
import struct
import tempfile
import time
import uuid
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

import jsonschema_rs
import requests

import nonsense
import notice
import operate


def picture():
    """A real PNG of 48 × 36 pixels, different each time."""
    rows = b"".join(b"\0" + os.urandom(48 * 3) for _ in range(36))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 48, 36, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Interface:
    """The document, and what was seen of it."""

    def __init__(self, url):
        self.url = url.rstrip("/")
        self.document = requests.get(self.url + "/openapi.json", timeout=30).json()
        self.operations = {}
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                self.operations[operation["operationId"]] = (method.upper(), path, operation)
        self.succeeded = set()
        self.sessions = {}

    def remember(self, told, body):
        """Whoever signed in, or renewed a sign-in."""
        if isinstance(told, dict) and {"accessToken", "refreshToken"} <= told.keys():
            session = (told["accessToken"], told["refreshToken"], time.monotonic())
            renewed = body.get("refreshToken") if isinstance(body, dict) else None
            before = [token for token, kept in self.sessions.items() if renewed and kept[1] == renewed]
            self.sessions.update({token: session for token in [told["accessToken"], *before]})

    def fresh(self, token):
        """The access token that takes the place of this one: it ends after fifteen minutes, however long the tests take."""
        access, refresh, since = self.sessions.get(token, (token, None, 0))
        if refresh and time.monotonic() > since + 600:
            answer = requests.post(self.url + "/v1/sessions/refresh", json={"refreshToken": refresh}, timeout=30)
            if answer.ok:
                access, refresh = answer.json()["accessToken"], answer.json()["refreshToken"]
                self.sessions[token] = (access, refresh, time.monotonic())
        return access

    def call(self, name, token=None, body=None, key=None, data=None, content_type=None, query=None, wanted=None, **parts):
        method, path, operation = self.operations[name]
        for part, value in parts.items():
            path = path.replace("{%s}" % part, str(value))
        headers = {}
        if token:
            headers["Authorization"] = "Bearer " + self.fresh(token)
        if key:
            headers["Idempotency-Key"] = key
        if content_type:
            headers["Content-Type"] = content_type
        answer = requests.request(
            method, self.url + path, headers=headers, json=body, data=data, params=query, timeout=30)
        self.hold(name, operation, answer)
        if wanted is None:
            assert answer.status_code < 300, f"{name}: {answer.status_code} {answer.text[:500]}"
        else:
            assert answer.status_code == wanted, f"{name}: {answer.status_code} {answer.text[:500]}"
        if answer.status_code < 300:
            self.succeeded.add(name)
        if "json" not in answer.headers.get("Content-Type", ""):
            return answer
        told = answer.json()
        self.remember(told, body)
        return told

    def hold(self, name, operation, answer):
        described = operation["responses"].get(str(answer.status_code))
        assert described, f"{name} answered {answer.status_code}, which is not documented: {answer.text[:300]}"
        content = described.get("content")
        if not content:
            assert not answer.content, f"{name} answered with a body that is not documented"
            return
        media = answer.headers["Content-Type"]
        assert media in content, f"{name} answered {media}, documented is {list(content)}"
        if "json" in media:
            schema = {**content[media]["schema"], "components": self.document["components"]}
            jsonschema_rs.validate(schema, answer.json())


class House:
    """Everybody who is signed in, and the things they made."""

    def __init__(self, url, accounts):
        self.api = Interface(url)
        with open(accounts, encoding="utf-8") as file:
            self.accounts = json.load(file)["accounts"]
        self.officer_account = next(a for a in self.accounts if a["role"] == "gridOfficer" and a["cells"])
        self.town = self.officer_account["townCode"]
        cell = self.officer_account["cells"][0]
        self.place = {"longitude": cell["longitude"], "latitude": cell["latitude"], "system": "wgs84", "accuracyMetres": 12}
        clerk = next(
            a for a in self.accounts if a["role"] == "department" and a["departmentCode"] == self.town + "-chengguan")
        self.department_code = clerk["departmentCode"]
        self.officer = self.sign_in(self.officer_account)
        self.centre = self.sign_in(self.staff("townCentre"))
        self.duty = self.sign_in(self.staff("dutyRoom"))
        self.city = self.sign_in(next(a for a in self.accounts if a["role"] == "cityAdmin"))
        self.clerk = self.sign_in(clerk)
        self.operator = self.sign_in(next(a for a in self.accounts if a["role"] == "operator"))
        self.session = self.api.call("createCitizen", body={"displayName": "王五"})
        self.citizen = self.session["accessToken"]
        self.tokens = {
            "citizen": self.citizen, "gridOfficer": self.officer, "townCentre": self.centre, "dutyRoom": self.duty,
            "cityAdmin": self.city, "department": self.clerk, "operator": self.operator,
        }
        self.report = self.task = self.case = self.photo = self.operation = self.unmasking = None

    def staff(self, role):
        return next(a for a in self.accounts if a["role"] == role and a.get("townCode") == self.town)

    def sign_in(self, account):
        body = {"login": account["login"], "password": account["password"]}
        return self.api.call("signIn", body=body)["accessToken"]

    def upload(self, token, content=None):
        return self.api.call("uploadPhoto", token, data=content or picture(), content_type="image/png")

    def submit(self, text, category="0201", content=None, **more):
        body = {
            "categoryCode": category, "text": text, "position": self.place,
            "photos": [self.upload(self.citizen, content)["token"]], **more}
        return self.api.call("submitReport", self.citizen, body, key=str(uuid.uuid4()))["id"]

    @staticmethod
    def stay_in_the_day(seconds):
        """What takes so long begins in the next day of the city, where this one ends before."""
        left = 86_400 - (time.time() + 8 * 3600) % 86_400
        if left < seconds:
            time.sleep(left + 1)

    @staticmethod
    def until(look, what):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError("waited 60 s for " + what)

    def task_of(self, report, kind="first"):
        def look():
            items = self.api.call("listTasks", self.officer, query={"limit": 100})["items"]
            return next((t["id"] for t in items if t["reportId"] == report and t["kind"] == kind), None)

        return self.until(look, f"the {kind} task of {report}")

    def case_of(self, report, states):
        def look():
            items = self.api.call("listCases", self.centre, query={"limit": 100})["items"]
            return next((c for c in items if c["reportId"] == report and c["state"] in states), None)

        return self.until(look, f"the case of {report} in {states}")

    def find(self, task, finding):
        body = {
            "finding": finding, "text": "已到现场核实", "position": self.place, "photos": [self.upload(self.officer)["token"]]}
        return self.api.call("recordFinding", self.officer, body, taskId=task)

    def play(self):
        """Every operation once, in an order that makes sense; within one day of the city, because days are counted."""
        self.stay_in_the_day(900)
        self.small_things()
        self.the_long_way()
        self.a_red_packet()
        self.a_checked_packet()
        self.a_message_in_wechat()
        self.words_that_are_held()
        self.exchanged_points()
        self.an_appeal()
        self.bad_faith()
        self.a_duplicate()
        self.routing_rules()
        self.reward_rules()
        self.campaigns()
        self.on_duty()
        self.an_emergency()
        self.personal_data()
        self.a_parked_message()
        self.afterwards()

    def small_things(self):
        call = self.api.call
        for name in (
                "readHealth", "readReadiness", "listCategories", "listTowns", "readTownMap", "listAlarmWords", "readPublicFigures"):
            call(name)
        call("readVillageMap", townCode=self.town)
        assert call("readMapTile", zoom=0, x=0, y=0)["reports"] >= 0
        self.an_unchanged_tile()
        assert call("readBoard", self.operator)["processes"]
        call("followWork", self.officer, query={"until": "now"})
        call("listDepartments", self.citizen, townCode=self.town)
        call("readAccount", self.officer)
        renewed = call("refreshSession", body={"refreshToken": self.session["refreshToken"]})
        assert renewed["account"]["id"] == self.session["account"]["id"]
        call("signOut", call("createCitizen", body={})["accessToken"])

    def help_on_site(self, task):
        """The officer calls a unit, which comes; whoever was not called sees nothing of it."""
        call, needed = self.api.call, {"departmentCode": self.department_code, "text": "请派人疏导交通"}
        assert call("callAssistance", self.officer, needed, taskId=task)["state"] == "arrived"
        call("callAssistance", self.officer, needed, taskId=task, wanted=409)
        called = call("listAssistance", self.clerk)["items"][0]
        assert (called["taskId"], called["state"], called["text"]) == (task, "called", needed["text"])
        call("answerAssistance", self.clerk, {"isComing": False}, taskId=task, wanted=422)
        call("answerAssistance", self.clerk, {"number": 2, "isComing": True}, taskId=task, wanted=409)
        call("answerAssistance", self.clerk, {"number": called["number"], "isComing": True, "text": "十分钟到"}, taskId=task)
        seen = call("readTask", self.officer, taskId=task)["assistance"]
        assert [(one["state"], one["answer"]) for one in seen] == [("coming", "十分钟到")]
        unit = {"departmentCode": self.department_code}
        call("endAssistance", self.officer, unit, taskId=task)
        call("endAssistance", self.officer, unit, taskId=task, wanted=409)
        call("answerAssistance", self.clerk, {"isComing": True}, taskId=task, wanted=409)

    def an_unchanged_tile(self):
        method, path, operation = self.api.operations["readMapTile"]
        address = self.api.url + path.format(zoom=0, x=0, y=0)

        def unchanged():
            known = requests.get(address, timeout=30)
            again = requests.get(address, headers={"If-None-Match": known.headers["ETag"]}, timeout=30)
            self.api.hold("readMapTile", operation, again)
            assert "max-age" in again.headers["Cache-Control"], again.headers
            # What others have just reported may come to the map in between.
            return again.status_code == 304
        self.until(unchanged, "a tile that stays as it is")

    def a_parked_message(self):
        """Put aside for its content; sent back by an operator's word, and put aside again, because nobody mended it."""
        call, message = self.api.call, nonsense.publish()

        def aside(but=None):
            items = call("listParked", self.operator)["items"]
            waiting = [item["name"] for item in items if item["consumer"] == "notification.commands" and item["name"] != but]
            return next((name for name in waiting if message in operate.operator("parked", "show", name)), None)

        place = self.until(aside, "the parked message")
        call("replayParked", self.city, wanted=403, parkedName=place)
        call("replayParked", self.operator, wanted=404, parkedName="notification:999999999")
        assert call("replayParked", self.operator, parkedName=place)["state"] == "returning"
        again = self.until(lambda: aside(place), "the same message, parked again")
        assert "replayed" in operate.operator("parked", "show", place)
        call("replayParked", self.operator, wanted=409, parkedName=place)
        operate.operator("parked", "drop", again)

        def counted():
            queues = {queue["name"]: queue for queue in call("readBoard", self.operator).get("queues", [])}
            return queues.get("notification.commands", {}).get("consumers", 0) > 0
        self.until(counted, "the broker's counts")

    def the_long_way(self):
        call, officer, centre, clerk = self.api.call, self.officer, self.centre, self.clerk
        relative = {"name": "王奶奶", "phone": "13800002222"}
        report = self.report = self.submit("人行道堆放杂物", onBehalf=relative)
        task = self.task = self.task_of(report)
        photo = call("readTask", officer, taskId=task)["photos"][0]
        self.photo = photo
        call("readPhoto", officer, photoId=photo, query={"report": report})
        call("readThumbnail", officer, photoId=photo, query={"report": report})
        call("findNearbyReports", self.citizen, query={k: self.place[k] for k in ("longitude", "latitude")})
        neighbour = call("createCitizen", body={})["accessToken"]
        call("joinReport", neighbour, reportId=report)
        assert call("listFollowedReports", neighbour)["items"][0]["id"] == report
        call("readRelative", officer, wanted=409, taskId=task)
        call("claimTask", officer, taskId=task)
        assert call("readTask", officer, taskId=task)["canReadRelative"]
        assert call("readRelative", officer, taskId=task) == relative
        call("arriveAtTask", officer, {"position": self.place}, taskId=task)
        self.help_on_site(task)
        call("askQuestion", officer, {"text": "请问在哪个门口?"}, taskId=task)
        self.until(lambda: call("readReport", self.citizen, reportId=report)["canAnswer"], "the question")
        call("answerQuestion", self.citizen, {"text": "东门"}, reportId=report)
        self.find(task, "confirmed")
        found = self.case_of(report, {"atCentre", "dispatched"})
        case = self.case = found["id"]
        assert call("suggestDepartments", centre, caseId=case)["items"], "the routing rules name somebody"
        call("recategoriseCase", centre, {"categoryCode": "0202", "reason": "类别有误"}, caseId=case)
        if found["state"] == "atCentre":
            call("dispatchCase", centre, {"departmentCode": self.department_code}, caseId=case)
        call("recallCase", centre, {"reason": "重新核对责任单位"}, caseId=case)
        call("dispatchCase", centre, {"departmentCode": self.department_code, "note": "请尽快"}, caseId=case)
        call("readCase", centre, caseId=case)
        call("listDepartmentCases", clerk)
        call("readDepartmentCase", clerk, caseId=case)
        assert not call("readConnection", clerk)["isConnected"]
        call("returnCase", clerk, {"reason": "不属本单位职责"}, caseId=case)
        call("decideReturn", centre, {"departmentCode": self.department_code, "isFinal": True}, caseId=case)
        call("urgeCase", centre, {"note": "催办"}, caseId=case)
        call("acceptCase", clerk, {}, caseId=case)
        self.helped(case)
        call("requestExtension", clerk, {"until": "2099-01-01T00:00:00Z", "reason": "需要设备"}, caseId=case)
        call("decideExtension", centre, {"isGranted": True}, caseId=case)
        waiting = {"reason": "等待施工", "nextWordOn": "2099-02-01T00:00:00Z"}
        call("decideSuspension", centre, {"isGranted": True}, caseId=case, wanted=409)
        call("requestSuspension", clerk, waiting, caseId=case)
        assert call("readCase", centre, caseId=case)["summary"]["isSuspensionAsked"]
        call("decideSuspension", centre, {"isGranted": False, "reason": "可分段施工"}, caseId=case)
        call("requestSuspension", clerk, waiting, caseId=case)
        assert call("decideSuspension", centre, {"isGranted": True}, caseId=case)["state"] == "suspended"
        call("resumeCase", centre, {}, caseId=case)
        call("suspendCase", centre, waiting, caseId=case)
        call("resumeCase", centre, {}, caseId=case)
        done = {"text": "已清理", "photos": [self.upload(clerk)["token"]], "conclusion": "合格", "signedBy": "张三"}
        call("rectifyCase", clerk, done, caseId=case)
        recheck = self.task_of(report, "recheck")
        call("claimTask", officer, taskId=recheck)
        seen = {"isPassed": True, "text": "已恢复", "position": self.place, "photos": [self.upload(officer)["token"]]}
        call("recordRecheck", officer, seen, taskId=recheck)
        self.until(lambda: call("readReport", self.citizen, reportId=report)["canRate"], "the closing")
        rated = call("rateReport", self.citizen, {"stars": 5, "isSolved": True}, reportId=report)
        self.operation = rated["operationId"]
        call("readOperation", self.citizen, operationId=self.operation)
        call("followReport", self.citizen, reportId=report, query={"until": "now"})

    def a_red_packet(self):
        """Claimed with a code of WeChat's sign-in; the call-back is one that the provider's key signed."""
        call, report = self.api.call, self.report
        wechat = os.environ["RRP_TEST_WECHAT"]
        self.until(lambda: report in [p["reportId"] for p in call("readPoints", self.citizen)["redPackets"]], "the red packet")
        assert call("readRedPacket", self.citizen, reportId=report)["state"] == "reserved"
        reward = call("readReward", self.citizen, reportId=report)
        assert reward["points"] > 0 and (reward["fen"] > 0) == ("declined" not in reward)
        assert call("readWeChat")["isReady"]
        drawn = call("readDraw", self.citizen, reportId=report)
        assert drawn["draw"] in call("listDraws")["items"] and "seed" not in drawn["draw"]
        assert "SEED" in drawn["commitmentRecipe"] and ("SEED" in drawn["recipe"]) != drawn["isFixed"]
        assert "place" not in drawn and "drawnFen" not in drawn, "nobody knows the number before the seed is revealed"
        code = requests.post(wechat + "/control/login", json={"openID": "o-wangwu"}, timeout=30).json()["code"]
        claimed = call("claimRedPacket", self.citizen, {"code": code}, reportId=report)
        assert claimed["state"] == "confirming" and claimed["packageInfo"]
        requests.post(wechat + "/confirm", data={"package": claimed["packageInfo"]}, timeout=30).raise_for_status()
        self.until(lambda: call("readRedPacket", self.citizen, reportId=report)["state"] == "paid", "the payment")
        body, headers = notice.genuine({"out_bill_no": "NOBODY", "state": "SUCCESS", "mch_id": "1900000109"})
        method, path, operation = self.api.operations["takeTransferNotice"]
        answer = requests.request(method, self.api.url + path, data=body, headers=headers, timeout=30)
        self.api.hold("takeTransferNotice", operation, answer)
        assert answer.status_code == 204, answer.text
        self.api.succeeded.add("takeTransferNotice")

    def a_message_in_wechat(self):
        """Ticked once, told once; ticked again, told again. The provider would take more."""
        call, wechat, person = self.api.call, os.environ["RRP_TEST_WECHAT"], "o-" + uuid.uuid4().hex

        def tick():
            code = requests.post(wechat + "/control/login", json={"openID": person, "grants": 2}, timeout=30).json()["code"]
            call("subscribeToNotices", self.citizen, {"code": code, "kinds": ["verified"]})

        tick()
        settings = call("readNoticePreferences", self.citizen)
        assert settings["quietFrom"] == "22:00" and not settings["isSMSOn"], settings
        # At any hour: this is played at night as well.
        call("setNoticePreferences", self.citizen, {"isWeChatOn": True, "isSMSOn": False, "isDigestOn": True})

        def told():
            sent = requests.get(wechat + "/control/record", timeout=30).json()["messages"]
            return [message for message in sent if message["openID"] == person]

        def found(words):
            report = self.submit(words)
            task = self.task_of(report)
            call("claimTask", self.officer, taskId=task)
            call("arriveAtTask", self.officer, {"position": self.place}, taskId=task)
            self.find(task, "resolvedOnSite")
            return report

        first = found("路面坑洼")
        self.until(told, "the message in WeChat")
        second = found("另一处路面坑洼")
        self.until(lambda: call("readReward", self.citizen, reportId=second)["isDecided"], "the second decision")
        self.until(lambda: ("report.verified.v1", second) in {
            (item["type"], item.get("reportId")) for item in call("listNotices", self.citizen)["items"]}, "the second notice")
        tick()
        third = found("第三处路面坑洼")
        self.until(lambda: any(third in message["content"] for message in told()), "the message about the third")
        self.until(lambda: call("readReward", self.citizen, reportId=third)["isDecided"], "the third decision")
        messages = told()
        assert [message["template"] for message in messages] == ["template-verified"] * 2, messages
        assert first in messages[0]["content"] and third in messages[1]["content"], messages

    def words_that_are_held(self):
        """The content check suspects one of two reports; both are registered, one waits for the centre."""
        call, wechat = self.api.call, os.environ["RRP_TEST_WECHAT"]
        sent = []
        for words in ("违规内容,路灯坏了", "路灯坏了,很黑"):
            code = requests.post(wechat + "/control/login", json={"openID": "o-" + uuid.uuid4().hex, "grants": 0}, timeout=30).json()["code"]
            body = {"categoryCode": "0201", "text": words, "position": self.place, "weChatCode": code}
            sent.append(call("submitReport", self.citizen, body, key=str(uuid.uuid4()))["id"])
        for report in sent:
            self.until(lambda: call("readReport", self.citizen, reportId=report)["state"] != "received", "the registration")

        def held():
            return {item["reportId"]: item for item in call("listHeldTexts", self.centre)["items"]}
        self.until(lambda: sent[0] in held(), "the content check")
        assert sent[1] not in held()
        call("decideHeldText", self.citizen, {"isFine": True, "reason": "只是气话"}, wanted=403, reportId=sent[0])
        call("decideHeldText", self.centre, {"isFine": True, "reason": "只是气话"}, reportId=sent[0])
        assert sent[0] not in held()
        call("decideHeldText", self.city, {"isFine": False, "reason": "再看一次"}, wanted=409, reportId=sent[0])

    def a_checked_packet(self):
        """The same picture in two reports: the second red packet waits for the city."""
        call, same = self.api.call, picture()
        for words in ("楼道堆放杂物", "另一处楼道堆放杂物"):
            report = self.submit(words, content=same)
            task = self.task_of(report)
            call("claimTask", self.officer, taskId=task)
            call("arriveAtTask", self.officer, {"position": self.place}, taskId=task)
            self.find(task, "resolvedOnSite")
            self.until(lambda: call("readReward", self.citizen, reportId=report)["isDecided"], "the decision")
        assert call("readRedPacket", self.citizen, reportId=report)["state"] == "checking"
        waiting = {item["reportId"]: item for item in call("listPayoutReviews", self.city)["items"]}[report]
        assert [reason["code"] for reason in waiting["reasons"]] == ["photoRepeated"]
        assert waiting["photos"] and waiting["findingPhotos"] and waiting["reasons"][0]["otherPhotos"] == waiting["photos"]
        assert waiting["paidBefore"] >= 1 and waiting["withheldBefore"] == 0, waiting
        seen = {"photoId": waiting["photos"][0], "query": {"report": report}}
        for reviewer in (self.city, self.operator):
            call("readThumbnail", reviewer, **seen)
        call("decidePayoutReview", self.city, {"isCleared": True, "reason": "两处确不相同"}, reportId=report)
        self.until(lambda: call("readRedPacket", self.citizen, reportId=report)["state"] == "reserved", "the decision")
        call("readThumbnail", self.operator, wanted=404, **seen)

    def exchanged_points(self):
        """Something small of the town's counter: handed over once, cancelled once."""
        call = self.api.call
        cheapest = call("listOffers", query={"townCode": self.town})["items"][0]
        wish = {"offerCode": cheapest["code"], "townCode": self.town}
        call("redeemPoints", call("createCitizen", body={})["accessToken"], wish, wanted=409)
        balance = call("readPoints", self.citizen)["balance"]
        assert balance >= cheapest["points"], (balance, cheapest)
        key = str(uuid.uuid4())
        first = call("redeemPoints", self.citizen, wish, key=key)
        assert call("redeemPoints", self.citizen, wish, key=key)["operationId"] == first["operationId"]
        assert call("readPoints", self.citizen)["balance"] == balance - cheapest["points"]
        waiting = call("listRedemptions", self.citizen)["items"][0]
        call("cancelRedemption", self.citizen, redemptionId=waiting["id"])
        assert call("readPoints", self.citizen)["balance"] == balance
        call("redeemPoints", self.citizen, wish)
        code = call("listRedemptions", self.citizen)["items"][0]["code"]
        found = call("findRedemptions", self.centre, query={"code": code.lower()})["items"]
        assert len(found) == 1 and "code" not in found[0], found
        call("handOverRedemption", self.centre, {"code": "22222222"}, redemptionId=found[0]["id"], wanted=422)
        call("handOverRedemption", self.centre, {"code": code.lower()}, redemptionId=found[0]["id"])
        call("cancelRedemption", self.citizen, redemptionId=found[0]["id"], wanted=409)

    def an_appeal(self):
        call = self.api.call
        report = self.submit("路灯不亮")
        task = self.task_of(report)
        call("claimTask", self.officer, taskId=task)
        call("arriveAtTask", self.officer, {"position": self.place}, taskId=task)
        self.find(task, "unfounded")
        self.until(lambda: call("readReport", self.citizen, reportId=report)["canAppeal"], "the outcome")
        call("openAppeal", self.citizen, {"text": "晚上七点后不亮"}, reportId=report)

    def bad_faith(self):
        """Proposed by the officer, decided by the centre, contested by the reporter, decided by somebody else of the city."""
        call = self.api.call
        reports = [self.submit("路灯半夜乱闪"), self.submit("井盖半夜作响")]
        for report in reports:
            task = self.task_of(report)
            call("claimTask", self.officer, taskId=task)
            call("arriveAtTask", self.officer, {"position": self.place}, taskId=task)
            found = {"text": "未发现", "position": self.place, "photos": [], "maliceReason": "同一处多次编造"}
            call("recordFinding", self.officer, {**found, "finding": "goneOnArrival"}, taskId=task, wanted=422)
            call("recordFinding", self.officer, {**found, "finding": "unfounded"}, taskId=task)
            self.until(
                lambda: report in [item["reportId"] for item in call("listMalice", self.centre)["items"]], "the proposal")
        first, second = reports
        self.not_their_bad_faith(first)
        assert "malice" not in call("readReport", self.citizen, reportId=first)
        call("appealMalice", self.citizen, {"text": "不是编造"}, wanted=404, reportId=first)
        call("withdrawMalice", self.officer, reportId=second)
        call("decideMalice", self.centre, {"isFound": True, "reason": "编造"}, wanted=409, reportId=second)
        call("decideMalice", self.citizen, {"isFound": True, "reason": "编造"}, wanted=403, reportId=first)
        assert call("readMalice", self.centre, reportId=first)["text"] == "路灯半夜乱闪"
        assert "text" not in call("readMalice", self.city, reportId=first)
        call("decideMalice", self.centre, {"isFound": True, "reason": "两次编造"}, reportId=first)
        note = call("readReport", self.citizen, reportId=first)["malice"]
        assert note["canAppeal"] and note["reason"] == "两次编造", note
        self.until(lambda: "pausedUntil" in call("readReport", self.citizen, reportId=first)["malice"], "the pause")
        call("appealMalice", self.citizen, {"text": "当时确实在闪"}, reportId=first)
        call("appealMalice", self.citizen, {"text": "再说一次"}, wanted=409, reportId=first)
        assert call("readMalice", self.city, reportId=first)["appealText"] == "当时确实在闪"
        call("decideMaliceAppeal", self.centre, {"isUpheld": True, "reason": "属实"}, wanted=403, reportId=first)
        call("decideMaliceAppeal", self.city, {"isUpheld": True, "reason": "确有其事"}, reportId=first)
        assert call("readReport", self.citizen, reportId=first)["malice"]["state"] == "overturned"
        self.until(lambda: "pausedUntil" not in call("readReport", self.citizen, reportId=first)["malice"], "the end of the pause")
        assert first in [item["reportId"] for item in call("listMalice", self.officer, query={"status": "ended"})["items"]]

    def not_their_bad_faith(self, report):
        """Whoever has nothing to do with it hears that there is none, and finds nothing in any list."""
        call = self.api.call
        centre = self.sign_in(next(a for a in self.accounts if a["role"] == "townCentre" and a["townCode"] != self.town))
        officer = self.sign_in(next(
            a for a in self.accounts if a["role"] == "gridOfficer" and a["login"] != self.officer_account["login"]))
        call("readMalice", centre, wanted=404, reportId=report)
        call("decideMalice", centre, {"isFound": True, "reason": "编造"}, wanted=404, reportId=report)
        call("withdrawMalice", officer, wanted=404, reportId=report)
        for token in (centre, officer):
            for query in ({}, {"status": "ended"}):
                items = call("listMalice", token, query=query)["items"]
                assert report not in [item["reportId"] for item in items], items

    def routing_rules(self):
        call, rule = self.api.call, str(uuid.uuid4())
        body = {
            "townCode": self.town, "priority": 5, "category": "1301", "words": ["井盖"],
            "departmentCode": self.department_code}
        assert call("tryRoutingRule", self.centre, body)["changed"] >= 0
        call("setRoutingRule", self.centre, body, ruleId=rule)
        assert rule in [r["id"] for r in call("listRoutingRules", self.centre)["items"]]
        call("setRoutingRule", self.centre, {**body, "isActive": False}, ruleId=rule)

    def reward_rules(self):
        """A rule of the city, in force for one category and stopped again; nobody else sets any."""
        call, rule = self.api.call, str(uuid.uuid4())
        body = {
            "name": "井盖加倍", "category": "1301", "extraPoints": 5, "note": "汛期",
            "prizes": [{"winnersOf1000": 300, "lowestFen": 200, "highestFen": 500}]}
        call("setRewardRule", self.centre, body, wanted=403, ruleId=rule)
        call("setRewardRule", self.city, {**body, "category": "0191"}, wanted=422, ruleId=rule)
        call("setRewardRule", self.city, {"prizes": [{"lowestFen": 500, "highestFen": 200}]}, wanted=422, ruleId=rule)
        call("setRewardRule", self.city, body, ruleId=rule)
        try:
            [kept] = [item for item in call("listRewardRules", self.city)["items"] if item["id"] == rule]
            assert kept["prizes"] == body["prizes"] and kept["version"] == 1, kept
            self.a_preview(rule)
        finally:
            call("setRewardRule", self.city, {**body, "isActive": False}, ruleId=rule)

    def a_preview(self, rule):
        """What another amount would have cost; only the city asks, and not about everything at once."""
        call, today = self.api.call, time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
        tried = {"rule": {"prizes": [{"lowestFen": 700}]}, "ruleId": rule, "firstDay": today, "lastDay": today}
        lines = call("previewRewardRule", self.city, tried)["towns"]
        [own] = [line for line in lines if line["townCode"] == self.town]
        assert own["redPackets"] and own["fen"] == 700 * own["redPackets"] and own["fenThen"], own
        call("previewRewardRule", self.centre, tried, wanted=403)
        call("previewRewardRule", self.city, {**tried, "firstDay": "2024-01-01"}, wanted=422)
        call("previewRewardRule", self.city, {**tried, "lastDay": "2024-01-01"}, wanted=422)
        call("previewRewardRule", self.city, {**tried, "rule": {}}, wanted=422)

    def campaigns(self):
        """A poster is come by, a report is sent by its code, and both are counted."""
        call, code = self.api.call, "fire-" + uuid.uuid4().hex[:8]
        now = time.time()
        moment = lambda seconds: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + seconds))
        body = {
            "topic": "fireSafety", "name": "消防宣传月", "townCode": self.town, "from": moment(-3600), "until": moment(86400),
            "cohortCode": "riders-" + code, "cohortKind": "riders", "cohortName": "骑手"}
        call("readCampaign", wanted=404, campaignCode=code)
        call("setCampaign", self.city, {**body, "categories": ["99"]}, wanted=422, campaignCode=code)
        call("setCampaign", self.centre, {key: body[key] for key in body if key != "townCode"}, wanted=403, campaignCode=code)
        call("setCampaign", self.centre, body, campaignCode=code)
        assert call("readCampaign", campaignCode=code)["isRunning"]
        assert code in [item["code"] for item in call("listRunningCampaigns")["items"]]
        call("scanCampaign", campaignCode=code)
        report = {"categoryCode": "0201", "text": "扫码上报", "position": self.place, "photos": [self.upload(self.citizen)["token"]]}
        for campaign in (code, "no-such-campaign"):
            sent = call("submitReport", self.citizen, {**report, "campaignCode": campaign}, key=str(uuid.uuid4()))["id"]
            self.until(lambda: call("readReport", self.citizen, reportId=sent)["state"] != "received", "the registration")
            report["photos"] = [self.upload(self.citizen)["token"]]

        def counted():
            page = call("listCampaigns", self.centre)
            [item] = [item for item in page["items"] if item["code"] == code]
            [cohort] = [item for item in page["cohorts"] if item["code"] == "riders-" + code]
            return item["scans"] == 1 and item["joins"] == cohort["joins"] == 1 and item["reports"] == cohort["reports"] == 2
        # The second belongs to it as well: its citizen came by the code, and the other says nothing.
        self.until(counted, "the counts")
        call("setCampaign", self.centre, {**body, "isEnded": True}, campaignCode=code)
        assert not call("readCampaign", campaignCode=code)["isRunning"]
        assert code not in [item["code"] for item in call("listRunningCampaigns")["items"]]

    def on_duty(self):
        """A colleague takes a task over; leave moves one on; somebody has the duty of the town."""
        call, officer, centre = self.api.call, self.officer, self.centre
        account = next(
            a for a in self.accounts
            if a["role"] == "gridOfficer" and a["townCode"] == self.town and a["login"] != self.officer_account["login"])
        token = self.sign_in(account)
        colleague = call("readAccount", token)["id"]
        assert colleague in [o["id"] for o in call("readDuty", officer)["officers"]]
        task = self.task_of(self.submit("绿化带堆放杂物"))
        call("offerTask", officer, {"officerId": colleague, "reason": "外出培训"}, taskId=task)
        assert task in [t["id"] for t in call("listTasks", token, query={"status": "offered"})["items"]]
        taken = call("decideOffer", token, {"isAccepted": True}, taskId=task)
        assert taken["state"] == "claimed", taken
        span = {"from": "2098-01-01T00:00:00Z", "until": "2098-01-02T00:00:00Z"}
        leave, shift = str(uuid.uuid4()), str(uuid.uuid4())
        away = {"officerId": colleague, "reason": "年休假", **span}
        call("enterLeave", centre, away, leaveId=leave)
        call("enterLeave", centre, away, leaveId=str(uuid.uuid4()), wanted=409)
        call("setDutyShift", centre, {"townCode": self.town, "officerIds": [colleague], **span}, shiftId=shift)
        duty = call("readDuty", centre)
        assert leave in [entry["id"] for entry in duty["leaves"]] and shift in [entry["id"] for entry in duty["shifts"]]
        call("cancelLeave", centre, leaveId=leave)

    def helped(self, case):
        """A member works on the case, another department helps, both tell how far they are."""
        call, clerk = self.api.call, self.clerk
        helper = next(
            a for a in self.accounts
            if a["role"] == "department" and a.get("townCode") == self.town and a["departmentCode"] != self.department_code)
        token = self.sign_in(helper)
        call("involveDepartments", self.centre, {"departmentCodes": [helper["departmentCode"]], "note": "请派车"}, caseId=case)
        assert case in [c["id"] for c in call("listDepartmentCases", token, query={"part": "helping"})["items"]]
        assert case not in [c["id"] for c in call("listDepartmentCases", token)["items"]]
        call("noteProgress", token, {"text": "拖车在路上", "photos": [self.upload(token)["token"]]}, caseId=case)
        call("acceptCase", token, {}, caseId=case, wanted=403)
        members = call("listMembers", clerk)["items"]
        call("assignMember", clerk, {"memberId": members[0]["id"]}, caseId=case)
        call("assignMember", clerk, {"memberId": str(uuid.uuid4())}, caseId=case, wanted=422)
        call("noteProgress", clerk, {"text": "已围挡,明早清理", "photos": []}, caseId=case)
        seen = call("readDepartmentCase", token, caseId=case)
        assert seen["summary"]["coHandlers"] == [helper["departmentCode"]]
        assert [s["type"] for s in seen["timeline"]].count("case.progressNoted.v1") == 2
        assert call("readDepartmentCase", clerk, caseId=case)["summary"]["memberName"] == members[0]["name"]

    def a_duplicate(self):
        """Followed and left; found to be a duplicate, and found to be none."""
        call = self.api.call
        original, other = self.submit("井盖松动", "1301"), self.submit("另一处井盖松动", "1301")
        neighbour = call("createCitizen", body={})["accessToken"]
        call("joinReport", neighbour, reportId=original)
        assert call("leaveReport", neighbour, reportId=original)["state"] == "notFollowing"
        task = self.task_of(other)
        call("claimTask", self.officer, taskId=task)
        found = {
            "finding": "duplicate", "text": "同一处", "position": self.place, "duplicateOf": original,
            "photos": [self.upload(self.officer)["token"]]}
        call("recordFinding", self.officer, found, taskId=task)
        again = call("separateDuplicate", self.officer, {"reason": "是两处"}, taskId=task)
        assert again["state"] == "assigned", again
        call("listRecurringPlaces", self.centre)
        self.merged_at_the_desk(original)

    def merged_at_the_desk(self, original):
        """Seen beside what is near, merged by the centre, and taken back."""
        call, third = self.api.call, self.submit("井盖又松了", "1301")
        task = self.task_of(third)

        def beside():
            groups = call("listDuplicates", self.centre)["items"]
            return next((one for group in groups for one in group["candidates"] if one["reportId"] == third), None)

        seen = self.until(beside, "the candidate")
        assert seen["taskId"] == task and seen["isSameCategory"] and seen["distanceMetres"] < 1
        same = {"originalId": original, "text": "同一处"}
        call("mergeDuplicate", self.officer, same, taskId=task, wanted=403)
        call("mergeDuplicate", self.centre, {**same, "originalId": third}, taskId=task, wanted=422)
        assert call("mergeDuplicate", self.centre, same, taskId=task)["state"] == "concluded"
        call("mergeDuplicate", self.centre, same, taskId=task, wanted=409)
        self.until(lambda: call("readReport", self.citizen, reportId=third)["state"] == "duplicate", "the finding")
        assert call("separateDuplicate", self.centre, {"reason": "是两处"}, taskId=task)["state"] == "assigned"

    def an_emergency(self):
        report = self.submit("着火了,有人被困")

        def look():
            items = self.api.call("listAlarms", self.duty)["items"]
            return any(item["reportId"] == report for item in items)

        self.until(look, "the alarm")
        self.api.call("acknowledgeAlarm", self.duty, {"note": "已通知消防"}, reportId=report)

    def personal_data(self):
        """Corrected and copied; the contact read by the will of two people; an account deleted."""
        call, phone = self.api.call, "13800001234"
        assert call("correctAccount", self.citizen, {"displayName": "王五", "phone": phone})["phone"] == phone
        assert self.report in [report["id"] for report in call("readOwnCopy", self.citizen)["reports"]]
        why = {"basis": "legalDuty", "reason": "需当面核实情况"}
        asked = self.unmasking = call("askUnmasking", self.centre, why, reportId=self.report)["id"]
        call("askUnmasking", self.centre, why, reportId=self.report, wanted=409)
        call("readContact", self.centre, unmaskingId=asked, wanted=409)
        call("decideUnmasking", self.city, {"isApproved": True}, unmaskingId=asked)
        assert call("readContact", self.centre, unmaskingId=asked)["phone"] == phone
        call("readContact", self.city, unmaskingId=asked, wanted=403)
        assert [item["reads"] for item in call("listUnmaskings", self.centre)["items"] if item["id"] == asked] == [1]
        # The officer's reading of whom to call on site, and this one.
        assert len(call("readOwnCopy", self.citizen)["contactReadings"]) == 2
        call("withdrawUnmasking", self.centre, unmaskingId=asked)
        call("readContact", self.centre, unmaskingId=asked, wanted=409)
        gone = call("createCitizen", body={"displayName": "赵六"})
        call("eraseAccount", gone["accessToken"])
        call("refreshSession", body={"refreshToken": gone["refreshToken"]}, wanted=401)

    @staticmethod
    def hold_report(content):
        """A whole archive of well-formed XML, its kind told by its first file, as OpenDocument wants."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            assert archive.namelist()[0] == "mimetype" and archive.infolist()[0].compress_type == zipfile.ZIP_STORED
            assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
            listed = ElementTree.fromstring(archive.read("META-INF/manifest.xml"))
            names = {entry.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path") for entry in listed}
            assert names == {"/", "content.xml", "styles.xml", "meta.xml"}
            for name in names - {"/"}:
                ElementTree.fromstring(archive.read(name))

    def afterwards(self):
        call = self.api.call
        call("listReports", self.citizen, query={"limit": 2})
        call("readPoints", self.citizen)
        call("readOverview", self.city)
        wanted = {"quietFrom": "23:30", "quietUntil": "06:30", "isWeChatOn": True, "isSMSOn": True, "isDigestOn": True}
        call("setNoticePreferences", self.citizen, wanted, wanted=422)
        call("setNoticePreferences", self.citizen, {**wanted, "phone": "138 0013 8000"})
        call("setNoticePreferences", self.clerk, {**wanted, "phone": "138 0013 8000"}, wanted=422)
        settings = call("readNoticePreferences", self.citizen)
        assert settings["quietUntil"] == "06:30" and settings["phone"] == "138******00", settings
        assert call("readOwnCopy", self.citizen)["noticePreferences"]["phone"] == "13800138000"
        notices = call("listNotices", self.citizen)["items"]
        call("markNoticesRead", self.citizen, {"noticeIds": [notice["id"] for notice in notices]})
        for name in ("readTownFigures", "readDepartmentFigures", "listRegister"):
            assert self.api.call(name, self.centre)["items"], name
        closed = self.api.call("readTownFigures", self.city, query={"month": time.strftime("%Y-%m", time.gmtime(time.time() + 8 * 3600))})["items"]
        assert any(town["townCode"] == self.town and town["closedInTime"] > 0 for town in closed)
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
        for by in ("villages", "cells", "categories"):
            areas = call("readAreaFigures", self.centre, query={"by": by, "from": day, "to": day})["items"]
            assert sum(area["closed"] for area in areas) > 0, by
        assert call("readOfficerFigures", self.centre)["items"]
        compared = call("readFigureComparison", self.city, query={"from": day, "to": day})
        assert {"registered", "closed"} <= {figure["figure"] for figure in compared["all"]["figures"] if figure["count"] > 0}
        assert any(town["townCode"] == self.town and town["residents"] > 0 for town in compared["items"])
        call("readPassings", self.city, query={"townCode": self.town})
        call("readSuspended", self.city)
        reporters = call("readReporterFigures", self.city)
        assert reporters["reporters"] >= reporters["topReporters"] > 0 and 0 < reporters["topShare"] <= 100
        assert sum(month["newcomers"] for month in reporters["months"]) == reporters["reporters"]
        costs = {cost["townCode"]: cost for cost in call("readRewardCosts", self.city, query={"month": day[:7]})["items"]}
        assert costs[self.town]["claimedFen"] <= costs[self.town]["reservedFen"] and costs[self.town]["valid"] > 0, costs
        for of in ("comparison", "passings", "suspended", "reporters", "costs"):
            sheet = call("exportFigures", self.city, query={"of": of, "from": day, "to": day}).text.splitlines()
            assert sheet and len(sheet) > (0 if of in ("passings", "suspended") else 1), of
        categories = [item["code"] for item in areas]
        assert call("readTopicFigures", self.city, categoryCode=categories[0])["items"]
        call("listHotSpots", self.city)
        cases = call("exportCases", self.centre).text
        assert cases.startswith("\ufeff") and self.town in cases, cases[:200]
        self.hold_report(call("exportReport", self.city, query={"from": day, "to": day}).content)
        with tempfile.TemporaryDirectory() as folder:
            for words in ([], ["--town", self.town, "--from", day, "--until", day], ["--topic", categories[0]]):
                operate.operator("report", f"{folder}/report.odt", *words)
                self.hold_report(Path(f"{folder}/report.odt").read_bytes())
        assert len(call("exportFigures", self.city, query={"of": "towns"}).text.splitlines()) > 1
