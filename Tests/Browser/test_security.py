"""What strangers try on the pages and the interface, in one place: stored markup, pictures that are none, requests forged from
elsewhere, frames, redirects, tokens where others read them, guessed passwords, sign-ins that must end."""

import os
import pathlib
import re
import socket
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from playwright.sync_api import expect

from people import DESK, PHONE, photo, picture, settle, sign_in
from screenshots import Stage

EVIL = "<img src=x onerror=\"window.owned=1\"><script>window.owned=1</script>\"'><svg/onload=window.owned=1>"


@pytest.fixture(scope="module")
def stage(city):
    return Stage(city)


@pytest.fixture
def elsewhere():
    """A page of somebody else: another origin."""
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = b"<!doctype html><title>elsewhere</title><iframe id=frame></iframe>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def harmless(page, path):
    """The markup is there as text, and nothing of it came alive."""
    page.goto(path)
    settle(page)
    assert page.evaluate("window.owned") is None, path
    assert page.locator("img[src=x], main script, main svg[onload]").count() == 0, path
    return EVIL in page.locator("body").inner_text()


def test_markup_in_every_field_that_people_write_comes_out_as_text(opened, city, stage):
    """A report goes the whole way, and everybody writes nothing but markup into every field there is."""
    citizen = city.call("POST", "/v1/citizens", body={"displayName": EVIL[:64]})
    token = citizen["accessToken"]
    place = {**city.place, "system": "wgs84", "accuracyMetres": 8}
    call = lambda who, path, body: city.call("POST", path, who, body)
    report = city.report(token, EVIL, "1002", 1, landmark=EVIL[:100])
    task = stage.task(report)
    call(stage.officer, f"/v1/tasks/{task}/claim", None)
    call(stage.officer, f"/v1/tasks/{task}/question", {"text": EVIL})
    stage.until(lambda: city.call("GET", f"/v1/reports/{report}", token).get("canAnswer"), "the question")
    call(token, f"/v1/reports/{report}/answers", {"text": EVIL, "photos": []})
    stage.until(lambda: city.call("GET", f"/v1/tasks/{task}", stage.officer)["task"]["state"] != "asking", "the answer")
    call(stage.officer, f"/v1/tasks/{task}/arrival", {"position": place})
    call(stage.officer, f"/v1/tasks/{task}/finding", {
        "finding": "confirmed", "text": EVIL, "position": place, "remoteReason": EVIL, "correctedAddress": EVIL,
        "photos": [stage.upload(stage.officer, red=33)]})
    case = stage.sent(report)
    helper = next(
        a for a in city.accounts
        if a["role"] == "department" and a.get("townCode") == city.town and a["departmentCode"] != city.clerk["departmentCode"])
    call(stage.centre, f"/v1/cases/{case}/co-handlers", {"departmentCodes": [helper["departmentCode"]], "note": EVIL})
    call(city.sign_in(helper), f"/v1/department/cases/{case}/notes", {"text": EVIL, "photos": []})
    clerk = lambda name, body: call(stage.clerk, f"/v1/department/cases/{case}/{name}", body)
    clerk("return", {"reason": EVIL})
    call(stage.centre, f"/v1/cases/{case}/return-decision", {
        "departmentCode": city.clerk["departmentCode"], "isFinal": True, "note": EVIL})
    clerk("acceptance", {})
    clerk("extension", {"until": "2099-01-01T00:00:00Z", "reason": EVIL})
    call(stage.centre, f"/v1/cases/{case}/extension-decision", {"isGranted": False, "reason": EVIL})
    call(stage.centre, f"/v1/cases/{case}/suspension", {"reason": EVIL, "nextWordOn": "2099-01-01T00:00:00Z"})
    call(stage.centre, f"/v1/cases/{case}/resumption", {"note": EVIL})
    call(stage.centre, f"/v1/cases/{case}/urging", {"note": EVIL})
    call(stage.centre, f"/v1/cases/{case}/category", {"categoryCode": "1001", "reason": EVIL})
    clerk("suspension", {"reason": EVIL, "nextWordOn": "2099-01-01T00:00:00Z"})
    call(stage.centre, f"/v1/cases/{case}/suspension-decision", {"isGranted": False, "reason": EVIL})
    clerk("notes", {"text": EVIL, "photos": []})
    clerk("rectification", {"text": EVIL, "conclusion": EVIL, "signedBy": EVIL[:64], "photos": [stage.upload(stage.clerk, red=44)]})
    again = stage.task(report, "recheck")
    call(stage.officer, f"/v1/tasks/{again}/claim", None)
    call(stage.officer, f"/v1/tasks/{again}/recheck", {
        "isPassed": True, "text": EVIL, "conclusion": EVIL, "position": place, "photos": [stage.upload(stage.officer, red=55)]})
    stage.until(lambda: city.call("GET", f"/v1/reports/{report}", token).get("canRate"), "the rating")
    call(token, f"/v1/reports/{report}/rating", {"stars": 1, "isSolved": False, "text": EVIL})

    phone = opened(PHONE)
    phone.goto("/guide")
    phone.evaluate("kept => localStorage.setItem('rrp.session.citizen', JSON.stringify(kept))", {**citizen, "expiresAt": 4e12})
    seen = {path: harmless(phone, path) for path in (f"/reports/{report}", "/reports", "/inbox", "/rewards", "/me", "/")}
    assert seen[f"/reports/{report}"] and seen["/reports"]
    assert harmless(sign_in(opened(PHONE), city.officer), f"/officer/tasks/{again}")
    desk = sign_in(opened(DESK), city.centre)
    assert harmless(desk, f"/centre/cases/{case}")
    assert harmless(desk, "/centre/register")
    for path in ("/centre?state=closed", "/centre/inbox", "/centre/tasks", "/centre/figures"):
        harmless(desk, path)
    assert harmless(sign_in(opened(DESK), city.clerk), f"/department/cases/{case}")


def test_markup_in_what_staff_write_for_each_other_comes_out_as_text(opened, city, stage):
    """Leaves, hand-overs, campaigns, reasons to read a contact: what a colleague wrote is a stranger's text, too."""
    me = lambda account: city.call("GET", "/v1/me", city.sign_in(account))["id"]
    other = next(
        a for a in city.accounts if a["role"] == "gridOfficer" and a["townCode"] == city.town and a["login"] != city.officer["login"])
    report = city.report(stage.token, "围挡松动", "0101", 1)
    task = stage.task(report)
    city.call("POST", f"/v1/tasks/{task}/offer", stage.officer, {"officerId": me(other), "reason": EVIL})
    asked = city.call("POST", f"/v1/reports/{report}/unmasking", stage.centre, {"basis": "investigation", "reason": EVIL})["id"]
    moment = lambda seconds: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))
    campaign = {"topic": "fireSafety", "name": EVIL[:60], "place": EVIL[:60], "from": moment(-60), "until": moment(86_400)}
    city.call("POST", "/v1/campaigns/markup-everywhere", city.sign_in(city.city), campaign)
    try:
        assert harmless(sign_in(opened(PHONE), other), f"/officer/tasks/{task}")
        centre, admin = sign_in(opened(DESK), city.centre), sign_in(opened(DESK), city.city)
        for page, path, written in (
                (centre, "/centre/contacts", EVIL), (admin, "/city/contacts", EVIL), (admin, "/city/campaigns", EVIL[:60]),
                (centre, "/centre/campaigns", EVIL[:60])):
            harmless(page, path)
            assert written in page.locator("body").inner_text(), path
    finally:
        city.call("POST", "/v1/campaigns/markup-everywhere", city.sign_in(city.city), {**campaign, "isEnded": True})
        city.call("POST", f"/v1/unmaskings/{asked}/withdrawal", stage.centre)


def test_what_is_typed_on_the_page_itself_comes_out_as_text(opened):
    page = opened(PHONE)
    page.goto("/report")
    page.locator("input[type=file]").first.set_input_files([{**photo(), "name": EVIL + ".png"}])
    page.locator("textarea").fill(EVIL)
    page.get_by_label(re.compile("参照物")).fill("<b>x</b>")
    page.get_by_role("button", name="提交", exact=True).click()
    page.get_by_role("link", name="查看进展").click()
    expect(page.get_by_text(EVIL).first).to_be_visible()
    assert page.evaluate("window.owned") is None


@pytest.mark.parametrize("name,body,media", [
    ("drawing", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml"),
    ("drawing under another name", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/png"),
    ("page", b"<!doctype html><script>alert(1)</script>", "image/jpeg"),
    ("page as it is", b"<!doctype html><script>alert(1)</script>", "text/html"),
    ("script behind a picture's first bytes", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "image/png"),
])
def test_what_is_no_photo_is_not_kept(city, stage, name, body, media):
    answer = requests.post(city.url + "/v1/photos", data=body, timeout=30, headers={
        "Authorization": "Bearer " + stage.token, "Content-Type": media})
    assert answer.status_code in (415, 422), name


def test_a_photo_comes_back_as_a_photo_and_nothing_else(city, stage):
    hidden = b"<script>alert('behind the picture')</script>"
    answer = requests.post(city.url + "/v1/photos", data=picture(red=99) + hidden, timeout=30, headers={
        "Authorization": "Bearer " + stage.token, "Content-Type": "image/png"})
    assert answer.status_code < 300
    photo_id = answer.json()["id"]
    report = city.call("POST", "/v1/reports", stage.token, {
        "categoryCode": "0901", "text": "照片", "position": {**city.place, "system": "wgs84", "accuracyMetres": 9},
        "photos": [answer.json()["token"]]})["id"]
    stage.until(lambda: city.call("GET", f"/v1/reports/{report}", stage.token).get("photos"), "the report")
    for size in ("", "/thumbnail"):
        back = requests.get(f"{city.url}/v1/photos/{photo_id}{size}?report={report}", timeout=30, headers={
            "Authorization": "Bearer " + stage.token})
        assert back.status_code == 200
        assert back.headers["Content-Type"] in ("image/jpeg", "image/png", "image/webp")
        assert back.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in back.headers["Content-Security-Policy"]
        assert hidden not in back.content
        assert requests.get(f"{city.url}/v1/photos/{photo_id}{size}?report={report}", timeout=30).status_code == 401


def test_no_cookie_is_ever_set_so_no_other_page_can_borrow_a_sign_in(opened, city, stage, elsewhere):
    page = sign_in(opened(DESK), city.centre)
    settle(page)
    assert page.context.cookies() == []
    page.watch.expect("CORS", "ERR_FAILED", "401", "Failed to load")
    page.goto(elsewhere)
    outcome = page.evaluate(
        """async url => {
            const ask = async options => { try { return (await fetch(url, options)).status } catch { return 'no answer' } }
            return [
                await ask({ method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
                await ask({ method: 'POST', credentials: 'include', mode: 'no-cors', headers: { 'Content-Type': 'text/plain' }, body: '{}' }),
                await ask({ credentials: 'include' }),
            ]
        }""", city.url + "/v1/reports")
    assert outcome[0] == outcome[2] == "no answer"
    # A request that the browser does send without asking carries nobody's sign-in.
    plain = requests.post(city.url + "/v1/reports", data="{}", timeout=30, headers={
        "Content-Type": "text/plain", "Origin": elsewhere})
    assert plain.status_code == 401 and "Access-Control-Allow-Origin" not in plain.headers
    ask = requests.options(city.url + "/v1/reports", timeout=30, headers={
        "Origin": elsewhere, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"})
    assert "Access-Control-Allow-Origin" not in ask.headers


def test_the_pages_are_shown_in_nobodys_frame(opened, city, elsewhere):
    page = opened(DESK)
    page.watch.expect("frame", "refused", "ERR_BLOCKED_BY_RESPONSE")
    page.goto(elsewhere)
    for path in ("/", "/signin", "/centre"):
        page.evaluate("address => { document.getElementById('frame').src = address }", city.url + path)
        page.wait_for_timeout(500)
        frame = page.frames[-1]
        assert not frame.url.startswith(city.url) or frame.locator("main").count() == 0
        headers = requests.get(city.url + path, timeout=30).headers
        assert headers["X-Frame-Options"] == "DENY" and "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_scripts_and_styles_come_from_here_alone(city):
    policy = requests.get(city.url + "/", timeout=30).headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy and "http" not in policy


@pytest.mark.parametrize("address", ["//evil.example/", "https://evil.example/", "/centre.evil", "/officer", "javascript:alert(1)", "/\\evil.example"])
def test_an_address_to_elsewhere_is_not_followed_after_sign_in(opened, city, address):
    page = opened(DESK)
    page.goto("/signin?to=" + address)
    page.locator("input[name=login]").fill(city.centre["login"])
    page.locator("input[name=password]").fill(city.centre["password"])
    page.locator("form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/centre(\.evil)?$"))
    assert page.url.startswith(city.url + "/")


def test_tokens_stand_in_no_address_and_in_no_log(opened, city, stage):
    page = opened(DESK)
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    sign_in(page, city.centre)
    settle(page)
    kept = page.evaluate("JSON.parse(localStorage.getItem('rrp.session.staff'))")
    case = city.call("GET", "/v1/cases?limit=1", kept["accessToken"])["items"]
    page.goto(f"/centre/cases/{case[0]['id']}" if case else "/centre/inbox")
    settle(page)
    requests.get(city.url + "/v1/me", timeout=30, headers={"Authorization": "Bearer " + kept["accessToken"] + "x"})
    requests.get(city.url + "/v1/me?token=" + kept["refreshToken"], timeout=30)
    secrets = [kept["accessToken"], kept["refreshToken"], city.centre["password"]]
    assert not [address for address in addresses if any(secret in address for secret in secrets)]
    logs = sorted((pathlib.Path(os.environ["RRP_HOME"]) / "log").glob("gateway-*.log"))
    assert logs
    for log in logs:
        text = log.read_text(encoding="utf-8", errors="replace")
        assert not [secret for secret in secrets if secret in text], log.name


def test_guessing_a_password_is_slowed_down(opened, city):
    login, password = "c" + uuid.uuid4().hex[:10], "correct horse"
    city.call("POST", "/v1/citizens", body={"login": login, "password": password})
    wrong = lambda: requests.post(city.url + "/v1/sessions", json={"login": login, "password": "wrong horse"}, timeout=30)
    assert [wrong().status_code for _ in range(5)] == [401] * 5
    # From the sixth on the wait doubles each time: it is soon longer than the slowest machine takes to ask again.
    assert 429 in (wrong().status_code for _ in range(12))
    page = opened(PHONE)
    page.watch.expect("429", "401")
    page.goto("/signin")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill("wrong horse")
    page.locator("form button[type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_whether_a_login_exists_is_not_told(city):
    tell = lambda login: requests.post(
        city.url + "/v1/sessions", json={"login": login, "password": "wrong horse"}, timeout=30).json()["code"]
    assert tell("nobody-" + uuid.uuid4().hex[:8]) == "signIn.wrong"


def test_a_sign_in_that_was_ended_opens_nothing(opened, city):
    refresh = lambda token: requests.post(city.url + "/v1/sessions/refresh", json={"refreshToken": token}, timeout=30)
    page = sign_in(opened(DESK), city.clerk)
    settle(page)
    kept = page.evaluate("JSON.parse(localStorage.getItem('rrp.session.staff'))")
    page.goto("/signin")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("button", name="退出")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('rrp.session.staff')") is None
    assert refresh(kept["refreshToken"]).status_code == 401
    # Signing out ends all of a sign-in: also the token before, which a lost answer may ask with once more for a minute.
    # That one which comes later than that was stolen, and ends its family: AccountTests, which has the clock in hand.
    first = city.call("POST", "/v1/citizens", body={})
    second = refresh(first["refreshToken"]).json()
    requests.delete(city.url + "/v1/sessions/current", timeout=30, headers={"Authorization": "Bearer " + second["accessToken"]})
    assert refresh(second["refreshToken"]).status_code == 401
    assert refresh(first["refreshToken"]).status_code == 401


def test_what_is_garbage_on_the_wire_does_no_harm(city):
    host, port = city.url.removeprefix("http://").split(":")
    for garbage in (b"\x16\x03\x01\x02\x00", b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/me HTTP/1.1\r\n\r\n", b"GET /%00/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"):
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            connection.sendall(garbage)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while part := connection.recv(65536):
                answer += part
            assert b"root:" not in answer
    for path in ("/../../etc/passwd", "/app/../../../etc/passwd", "/lib/%2e%2e/%2e%2e/etc/passwd", "/app/%2e%2e/index.html%00.js"):
        assert b"root:" not in requests.get(city.url + path, timeout=30).content
    assert requests.get(city.url + "/health", timeout=30).status_code == 200
