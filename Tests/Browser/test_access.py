"""No page has a serious or critical violation that axe-core finds, light or dark, phone or desk; nothing overflows."""

import json
import re
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from people import DESK, PHONE, open_page, photo, settle, sign_in
from screenshots import CITIZEN, STAFF, Stage

GRAVE = {"serious", "critical"}
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def stage(city):
    stage = Stage(city)
    stage.set()
    return stage


def grave(page):
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]} — {v['nodes'][0].get('failureSummary', '')[:200]}" for v in found if v["impact"] in GRAVE]


def still(page):
    """Until nothing fades in or moves any more: half-way, colours are those of nothing."""
    page.evaluate("""Promise.allSettled(document.getAnimations()
        .filter(animation => animation.effect?.getComputedTiming().endTime < Infinity).map(animation => animation.finished))
        .then(() => true)""")
    page.wait_for_timeout(100)


def look(page, path):
    page.goto(path)
    still(settle(page))
    problems = [f"{path} {problem}" for problem in grave(page)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
        problems.append(f"{path} is wider than the screen")
    return problems


def test_no_page_is_left_out():
    """Every address that the pages answer to is looked at here, and has its picture taken."""
    routes = (CHECKOUT / "Services/Gateway/Web/app/main.js").read_text(encoding="utf-8")
    known = set(re.findall(r"^  \['(/[^']*)', ", routes, re.MULTILINE))
    assert len(known) > 50
    listed = [path for _, path in CITIZEN] + [path for _, pages in STAFF for _, path in pages]
    assert known - {re.sub(r"\{\w+\}", ":id", path.split("?")[0]) for path in listed} == set()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_the_citizens_pages(opened, stage, device, dark):
    page = opened(device, dark=dark)
    page.goto("/guide")
    kept = json.dumps({**stage.citizen, "expiresAt": 4e12})
    page.evaluate("session => localStorage.setItem('rrp.session.citizen', session)", kept)
    problems = [problem for _, path in CITIZEN for problem in look(page, path.format(**stage.ids))]
    page.goto("/report")
    page.locator("input[type=file]").first.set_input_files([photo()])
    page.locator("textarea").fill("着火了")
    page.get_by_role("button", name="在地图上选").click()
    page.locator(".leaflet-container").wait_for()
    page.wait_for_timeout(500)
    problems += grave(page)
    page.get_by_role("button", name="更改类别").click()
    problems += grave(page)
    assert problems == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("role,pages", STAFF, ids=[role for role, _ in STAFF])
def test_staffs_pages(opened, city, stage, role, pages, device, dark):
    page = sign_in(opened(device, dark=dark), getattr(city, role))
    assert [problem for _, path in pages for problem in look(page, path.format(**stage.ids))] == []


@pytest.fixture
def campaign(city):
    """One of the city, for its poster; over afterwards."""
    token, day = city.sign_in(city.city), 86_400
    moment = lambda seconds: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))
    body = {"topic": "fireSafety", "name": "消防宣传月", "place": "村委会公告栏", "from": moment(-3600), "until": moment(day)}
    city.call("POST", "/v1/campaigns/access-poster", token, body)
    yield body["name"]
    city.call("POST", "/v1/campaigns/access-poster", token, {**body, "isEnded": True})


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_a_poster_and_a_preview(opened, city, stage, campaign, device, dark):
    page = sign_in(opened(device, dark=dark), city.city)
    page.goto("/city/campaigns")
    page.locator("li.card", has_text=campaign).get_by_role("button", name="海报").first.click()
    page.locator("dialog .qr").wait_for()
    problems = grave(page)
    page.goto("/city/rewards")
    page.get_by_role("button", name="新规则").click()
    form = page.locator("dialog")
    form.get_by_label("另加积分").fill("5")
    form.get_by_text("先试算").click()
    form.get_by_role("button", name="试算", exact=True).click()
    form.locator(".preview table").wait_for()
    assert problems + grave(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
