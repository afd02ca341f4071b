"""Makes a picture of every page: phone and desk, light and dark, Chinese and English.

    screenshots.py FOLDER URL ACCOUNTS [--only NAME] [--quick] [--readme]

URL is a running system, ACCOUNTS its file of demonstration sign-ins. --quick: Chinese and light alone; --readme: the few of the
README, as small WebP.
"""

import argparse
import pathlib
import subprocess
import tempfile
import time

from playwright.sync_api import sync_playwright

from people import CHROMIUM, DESK, PHONE, City, open_page, photo, settle, sign_in

CITIZEN = [
    ("home", "/"), ("report", "/report"), ("reports", "/reports"), ("progress", "/reports/{closed}"),
    ("question", "/reports/{asked}"), ("inbox", "/inbox"), ("rewards", "/rewards"), ("nearby", "/nearby"), ("guide", "/guide"), ("campaigns", "/campaigns"),
    ("me", "/me"), ("privacy", "/me/privacy"), ("figures", "/figures"), ("map", "/map"), ("signin", "/signin"),
]
STAFF = [
    ("officer", [("figures", "/officer/figures"), ("tasks", "/officer"), ("task", "/officer/tasks/{task}"), ("recheck", "/officer/tasks/{recheck}"), ("map", "/officer?view=map"), ("patrol", "/officer/patrol"), ("malice", "/officer/malice"), ("inbox", "/officer/inbox")]),
    ("centre", [
        ("cases", "/centre"), ("map", "/centre?view=map"), ("case", "/centre/cases/{case}"), ("returned", "/centre/cases/{returned}"),
        ("alarms", "/centre/alarms"), ("tasks", "/centre/tasks"), ("duty", "/centre/duty"), ("duplicates", "/centre/duplicates"), ("register", "/centre/register"), ("recurring", "/centre/recurring"), ("counter", "/centre/counter"), ("rules", "/centre/rules"), ("figures", "/centre/figures"),
        ("monthly", "/centre/monthly"), ("compare", "/centre/compare"), ("areas", "/centre/areas"), ("campaigns", "/centre/campaigns"), ("texts", "/centre/texts"), ("malice", "/centre/malice"), ("inbox", "/centre/inbox"),
        ("contacts", "/centre/contacts?report={closed}")]),
    ("clerk", [("cases", "/department"), ("accept", "/department/cases/{accept}"), ("work", "/department/cases/{work}"), ("register", "/department/register"), ("connection", "/department/connection"), ("inbox", "/department/inbox")]),
    ("duty", [("alarms", "/duty"), ("contacts", "/duty/contacts")]),
    ("operator", [("board", "/operations"), ("reviews", "/operations/reviews")]),
    ("city", [("overview", "/city"), ("monthly", "/city/monthly"), ("compare", "/city/compare"), ("areas", "/city/areas"), ("cases", "/city/cases"), ("case", "/city/cases/{case}"), ("texts", "/city/texts"), ("malice", "/city/malice"), ("rules", "/city/rules"), ("register", "/city/register"), ("recurring", "/city/recurring"), ("reviews", "/city/reviews"), ("rewards", "/city/rewards"), ("campaigns", "/city/campaigns"), ("alarms", "/city/alarms"),
        ("contacts", "/city/contacts")]),
]


#: Seconds after which a sign-in is renewed: its access token ends after fifteen minutes, however long the tests take.
FRESH = 600


class Stage:
    """Reports in every state that is to be seen."""

    def __init__(self, city):
        self.city = city
        self.kept = city.call("POST", "/v1/citizens", body={"displayName": "王五"}), time.monotonic()
        self.signed_in = {}
        self.ids = {}

    @property
    def citizen(self):
        session, since = self.kept
        if time.monotonic() > since + FRESH:
            tokens = self.city.call("POST", "/v1/sessions/refresh", body={"refreshToken": session["refreshToken"]})
            self.kept = {**session, **tokens}, time.monotonic()
        return self.kept[0]

    @property
    def token(self):
        return self.citizen["accessToken"]

    def staff(self, account):
        token, since = self.signed_in.get(account["login"], (None, 0))
        if token is None or time.monotonic() > since + FRESH:
            token = self.city.sign_in(account)
            self.signed_in[account["login"]] = token, time.monotonic()
        return token

    @property
    def officer(self):
        return self.staff(self.city.officer)

    @property
    def centre(self):
        return self.staff(self.city.centre)

    @property
    def clerk(self):
        return self.staff(self.city.clerk)

    def until(self, look, what):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError("waited 60 s for " + what)

    def task(self, report, kind="first"):
        def look():
            items = self.city.call("GET", "/v1/tasks?limit=100", self.officer)["items"]
            return next((t["id"] for t in items if t["reportId"] == report and t["kind"] == kind), None)

        return self.until(look, f"the {kind} task of {report}")

    def upload(self, token, **colours):
        from people import picture
        return self.city.call("POST", "/v1/photos", token, data=picture(**colours), headers={"Content-Type": "image/png"})["token"]

    def find(self, report, finding="confirmed", text="现场核实属实,人行道上堆有杂物,行人需绕行"):
        task = self.task(report)
        self.city.call("POST", f"/v1/tasks/{task}/claim", self.officer)
        position = {**self.city.place, "system": "wgs84", "accuracyMetres": 9}
        self.city.call("POST", f"/v1/tasks/{task}/arrival", self.officer, {"position": position})
        self.city.call("POST", f"/v1/tasks/{task}/finding", self.officer, {
            "finding": finding, "text": text, "position": position, "photos": [self.upload(self.officer, red=150)]})

    def case(self, report):
        def look():
            items = self.city.call("GET", "/v1/cases?limit=100", self.centre)["items"]
            return next((c for c in items if c["reportId"] == report), None)

        return self.until(look, "the case of " + report)

    def sent(self, report):
        """The case of a report at our clerk's department."""
        case = self.case(report)
        if case["state"] == "dispatched":
            if case["departmentCode"] == self.city.clerk["departmentCode"]:
                return case["id"]
            self.city.call("POST", f"/v1/cases/{case['id']}/recall", self.centre, {"reason": "重新核对责任单位"})
        self.city.call("POST", f"/v1/cases/{case['id']}/dispatch", self.centre, {
            "departmentCode": self.city.clerk["departmentCode"], "note": "请尽快处理"})
        return case["id"]

    def set(self):
        report = lambda text, category="0803", photos=1: self.city.report(self.token, text, category, photos)
        clerk = lambda case, name, body: self.city.call("POST", f"/v1/department/cases/{case}/{name}", self.clerk, body)
        closed = self.ids["closed"] = report("菜市场门口占道经营,婴儿车过不去", photos=2)
        self.find(closed)
        case = self.sent(closed)
        clerk(case, "acceptance", {})
        clerk(case, "rectification", {"text": "已劝离摊贩,恢复人行道通行", "photos": [self.upload(self.clerk, red=60, green=150, blue=90)]})
        recheck = self.task(closed, "recheck")
        self.city.call("POST", f"/v1/tasks/{recheck}/claim", self.officer)
        self.city.call("POST", f"/v1/tasks/{recheck}/recheck", self.officer, {
            "isPassed": True, "text": "已整改到位,人行道畅通", "position": {**self.city.place, "system": "wgs84", "accuracyMetres": 8},
            "photos": [self.upload(self.officer, red=70, green=160, blue=100)]})
        solved = report("楼道里有电动车充电,飞线从三楼拉下来", "0402")
        self.find(solved, "resolvedOnSite", "已联合社区治安队清理,并向车主讲解消防安全")
        asked = self.ids["asked"] = report("路灯不亮,晚上很黑", "1403")
        task = self.task(asked)
        self.city.call("POST", f"/v1/tasks/{task}/claim", self.officer)
        self.city.call("POST", f"/v1/tasks/{task}/question", self.officer, {"text": "请问是哪一根灯杆?上面有没有编号?"})
        self.ids["task"] = self.task(report("学校后门堆了很多建筑垃圾,挡住了人行道", "1001", 2))
        self.city.call("POST", f"/v1/tasks/{self.ids['task']}/claim", self.officer)
        report("井盖破了一角,骑车容易摔", "1401")
        report("消防通道被几辆车堵住了", "0101")
        waiting = report("河边有人偷倒渣土", "1002")
        self.find(waiting)
        self.ids["case"] = self.case(waiting)["id"]
        back = report("绿化带里丢了旧沙发", "1004")
        self.find(back)
        self.ids["returned"] = self.sent(back)
        clerk(self.ids["returned"], "return", {"reason": "该路段由村委会保洁,不属本单位职责"})
        accept = report("垃圾桶满溢,苍蝇很多", "0902")
        self.find(accept)
        self.ids["accept"] = self.sent(accept)
        work = report("店铺门口乱贴小广告", "1301")
        self.find(work)
        self.ids["work"] = self.sent(work)
        clerk(self.ids["work"], "acceptance", {})
        clerk(self.ids["work"], "extension", {"until": "2099-01-01T00:00:00Z", "reason": "需要高空作业车"})
        again = report("路边堆放杂物", "0806")
        self.find(again)
        case = self.sent(again)
        clerk(case, "acceptance", {})
        clerk(case, "rectification", {"text": "已清理", "photos": [self.upload(self.clerk, red=90, green=170, blue=120)]})
        self.ids["recheck"] = self.task(again, "recheck")
        self.city.call("POST", f"/v1/tasks/{self.ids['recheck']}/claim", self.officer)
        self.city.report(self.token, "着火了,三楼有人被困", "0191")
        time.sleep(1)


def session(signed_in):
    """As the pages keep it."""
    return {**signed_in, "expiresAt": (time.time() + 800) * 1000}


def shoot(page, path, height=None):
    settle(page)
    page.wait_for_timeout(500)
    page.screenshot(path=path, full_page=True, animations="disabled")


#: Of the README: role, page, who holds what, how high.
README = [
    ("citizen", "home", "/", PHONE, 720), ("citizen", "progress", "/reports/{closed}", PHONE, 720),
    ("officer", "recheck", "/officer/tasks/{recheck}", PHONE, 720), ("centre", "case", "/centre/cases/{case}", DESK, 760),
    ("city", "overview", "/city", DESK, 900),
]


def for_readme(browser, city, stage, kept, folder):
    for role, name, path, device, height in README:
        page = open_page(browser, city, {**device, "viewport": {**device["viewport"], "height": height}})
        if role == "citizen":
            page.goto("/guide")
            page.evaluate("session => localStorage.setItem('rrp.session.citizen', JSON.stringify(session))", kept)
        else:
            sign_in(page, getattr(city, role))
        page.goto(path.format(**stage.ids))
        settle(page)
        page.wait_for_timeout(800)
        with tempfile.TemporaryDirectory() as place:
            whole = pathlib.Path(place) / "whole.png"
            page.screenshot(path=whole, animations="disabled")
            width = 480 if device is PHONE else 1100
            subprocess.run(["vipsthumbnail", whole, "--size", f"{width}x", "-o", f"{folder / f'{role}-{name}.webp'}[Q=82,strip]"], check=True)
        page.context.close()


def main():
    arguments = argparse.ArgumentParser()
    for name in ("folder", "url", "accounts"):
        arguments.add_argument(name)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--readme", action="store_true")
    options = arguments.parse_args()
    folder = pathlib.Path(options.folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    city = City(options.url, options.accounts)
    stage = Stage(city)
    stage.set()
    kept = session(stage.citizen)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        if options.readme:
            for_readme(browser, city, stage, kept, folder)
            browser.close()
            return print(f"{len(list(folder.glob('*.webp')))} pictures in {folder}")
        for device, frame in (("phone", PHONE), ("desk", DESK)):
            for light, dark in (("light", False), ("dark", True)):
                for language, tag in (("zh", "zh-CN"), ("en", "en-GB")):
                    if options.quick and (dark or language == "en"):
                        continue
                    name = lambda page: folder / f"{page}-{device}-{light}-{language}.png"
                    page = open_page(browser, city, frame, language=tag, dark=dark)
                    if options.only in "citizen":
                        # A sign-in lasts a quarter of an hour; all the pictures take longer.
                        kept = session(city.call("POST", "/v1/sessions/refresh", body={"refreshToken": kept["refreshToken"]}))
                        page.goto("/guide")
                        page.evaluate("session => localStorage.setItem('rrp.session.citizen', JSON.stringify(session))", kept)
                        for kind, path in CITIZEN:
                            page.goto(path.format(**stage.ids))
                            if kind == "report":
                                page.locator("input[type=file]").set_input_files([photo()])
                                page.locator("textarea").fill("路边垃圾堆了好几天")
                                page.wait_for_timeout(800)
                            if kind == "nearby":
                                page.locator("main button").first.click()
                            shoot(page, name(f"citizen-{kind}"))
                    page.context.close()
                    for role, pages in STAFF:
                        if options.only not in role:
                            continue
                        page = sign_in(open_page(browser, city, frame, language=tag, dark=dark), getattr(city, role))
                        for kind, path in pages:
                            page.goto(path.format(**stage.ids))
                            shoot(page, name(f"{role}-{kind}"))
                        page.context.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main()
