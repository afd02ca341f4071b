"""Who is there and who takes over: leaves, the duty roster, hand-over between officers; and the lists of what slipped."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from people import DESK, PHONE, picture, settle, sign_in
from screenshots import Stage


@pytest.fixture(scope="module")
def stage(city):
    return Stage(city)


def look_again(page):
    """What comes while a pair is shown waits for whoever looks at it."""
    fresh = page.get_by_role("button", name="刷新")
    if fresh.is_visible():
        fresh.click()
    return False


def test_the_centre_merges_what_is_the_same_by_one_key_and_takes_it_back(opened, city, stage):
    token = city.call("POST", "/v1/citizens", body={})["accessToken"]
    # A place and a picture of their own: they are like nothing that other tests reported.
    place = {**city.place, "latitude": city.place["latitude"] + 0.0011, "system": "wgs84", "accuracyMetres": 12}
    photos = [city.keep(token, picture(seed=1406))]
    first, second = (city.report(token, f"{side}水管爆裂", "1406", photos, position=place) for side in ("东侧", "西侧"))
    page = sign_in(opened(DESK), city.centre)
    page.goto("/centre/duplicates")
    both = page.locator(f"[data-pair='{first} {second}'], [data-pair='{second} {first}']")
    stage.until(lambda: both.count() or look_again(page), "the pair")
    merged = both.get_attribute("data-candidate")
    expect(both).to_contain_text("同类")
    expect(both).to_contain_text("照片相同")
    both.focus()
    page.keyboard.press("m")
    # Taken back while the offer to do so stands there: the list may come later.
    page.locator("#toasts").filter(has_text="已并案").get_by_role("button", name="撤销").click()
    steps = lambda: [step["type"] for step in city.call("GET", f"/v1/reports/{merged}", token)["timeline"]]
    stage.until(lambda: "report.separated.v1" in steps(), "the separation")
    expect(page.locator(f"[data-candidate='{merged}']")).to_be_visible()


@pytest.fixture
def colleague(city):
    """Another officer of the same town."""
    return next(
        account for account in city.accounts
        if account["role"] == "gridOfficer" and account["townCode"] == city.town and account["login"] != city.officer["login"])


def name_of(city, account):
    return city.call("GET", "/v1/me", city.sign_in(account))


def test_the_centre_enters_a_leave_and_ends_it(opened, city, colleague):
    who = name_of(city, colleague)
    page = sign_in(opened(DESK), city.centre)
    page.goto("/centre/tasks")
    page.get_by_role("link", name="人员与值班").click()
    page.wait_for_url("**/centre/duty")
    row = page.locator("#officers tr", has_text=who["displayName"]).first
    reason = f"年休假 {uuid.uuid4().hex[:6]}"
    try:
        row.get_by_role("button", name="登记休假").click()
        form = page.locator("dialog")
        # Far ahead: no task of the tests is moved on by it.
        form.get_by_label("从").fill("2098-05-01T08:30")
        form.get_by_label("至").fill("2098-05-04T18:00")
        form.get_by_label("原因").fill(reason)
        form.get_by_role("button", name="登记", exact=True).click()
        entry = page.locator("#leaves li", has_text=reason)
        expect(entry).to_contain_text(who["displayName"])
        entry.get_by_role("button", name="取消").click()
        expect(entry).to_have_count(0)
    finally:
        centre = city.sign_in(city.centre)
        for leave in city.call("GET", "/v1/duty", centre)["leaves"]:
            if leave["reason"] == reason:
                city.call("POST", f"/v1/leaves/{leave['id']}/cancellation", centre)


def test_the_centre_sets_a_shift_and_takes_it_back(opened, city, colleague):
    who = name_of(city, colleague)
    page = sign_in(opened(DESK), city.centre)
    page.goto("/centre/duty")
    page.get_by_role("button", name="排班").click()
    form = page.locator("dialog")
    form.get_by_label("值班人员").select_option(value=who["id"])
    form.get_by_label("从").fill("2097-06-01T18:00")
    form.get_by_label("至").fill("2097-06-02T08:30")
    form.get_by_role("button", name="保存").click()
    entry = page.locator("#shifts li", has_text=re.compile("2097|97"))
    expect(entry).to_contain_text(who["displayName"])
    entry.get_by_role("button", name="撤销").click()
    expect(entry).to_have_count(0)


def test_a_task_goes_to_the_colleague_who_says_yes(opened, city, stage, colleague):
    words = f"配电箱门敞开 {uuid.uuid4().hex[:6]}"
    task = stage.task(city.report(stage.token, words, "0101", 1))
    own, other = sign_in(opened(PHONE), city.officer), sign_in(opened(PHONE), colleague)
    own.goto(f"/officer/tasks/{task}")
    own.get_by_role("button", name="请同事接手").click()
    form = own.locator("dialog")
    form.get_by_label("同事").select_option(value=name_of(city, colleague)["id"])
    form.get_by_label("原因").fill("正在另一处现场")
    form.get_by_role("button", name="发出").click()
    expect(own.locator("main")).to_contain_text("等待答复")
    # It is on the colleague's page, with what is needed to decide and nothing to do before.
    other.goto("/officer")
    offered = other.locator(f"#offered a[href$='{task}']")
    expect(offered).to_be_visible()
    offered.click()
    settle(other)
    expect(other.locator("main")).to_contain_text(words)
    expect(other.get_by_role("button", name="接单")).to_have_count(0)
    other.get_by_role("button", name="接手", exact=True).click()
    expect(other.locator("main")).not_to_contain_text("同事请您接手")
    expect(other.get_by_role("button", name="我已到场")).to_be_visible()
    token = city.sign_in(colleague)
    assert task in [item["id"] for item in city.call("GET", "/v1/tasks?limit=100", token)["items"]]
    assert task not in [item["id"] for item in city.call("GET", "/v1/tasks?limit=100", stage.officer)["items"]]


def test_a_colleague_may_decline_and_the_task_stays(opened, city, stage, colleague):
    task = stage.task(city.report(stage.token, f"井盖松动 {uuid.uuid4().hex[:6]}", "0101", 1))
    city.call("POST", f"/v1/tasks/{task}/offer", stage.officer, {"officerId": name_of(city, colleague)["id"], "reason": "培训"})
    page = sign_in(opened(PHONE), colleague)
    page.goto(f"/officer/tasks/{task}")
    page.get_by_role("button", name="不接手").click()
    page.wait_for_url("**/officer")
    item = city.call("GET", f"/v1/tasks/{task}", stage.officer)["task"]
    assert "offeredTo" not in item and item["state"] == "assigned"


def test_a_return_is_in_the_register_with_its_reason(opened, city, stage):
    report = city.report(stage.token, "绿化带里有旧沙发", "1004", 1)
    stage.find(report)
    case = stage.sent(report)
    reason = f"该路段由村委会保洁 {uuid.uuid4().hex[:6]}"
    city.call("POST", f"/v1/department/cases/{case}/return", stage.clerk, {"reason": reason})
    for account, address in ((city.centre, "/centre/register"), (city.city, "/city/register"), (city.clerk, "/department/register")):
        page = sign_in(opened(DESK), account)
        page.goto(address)
        row = page.locator("tbody tr", has_text=reason)
        expect(row).to_contain_text("退回")
        expect(row.locator("a.subject")).to_have_attribute("href", re.compile(case))


def test_the_centre_corrects_a_category(opened, city, stage):
    report = city.report(stage.token, "占道堆放", "1004", 1)
    stage.find(report)
    case = stage.case(report)
    page = sign_in(opened(DESK), city.centre)
    page.goto(f"/centre/cases/{case['id']}")
    page.get_by_role("button", name="更正类别").click()
    form = page.locator("dialog")
    form.get_by_label("类别").select_option("0803")
    form.get_by_label("原因").fill("实为占道经营")
    form.get_by_role("button", name="更正", exact=True).click()
    expect(page.locator("dialog")).to_have_count(0)

    def corrected():
        return city.call("GET", f"/v1/cases/{case['id']}", stage.centre)["summary"]["categoryCode"] == "0803"

    stage.until(corrected, "the corrected category")


def test_a_helping_department_says_how_far_it_is_and_the_lead_names_who_works(opened, city, stage):
    report = city.report(stage.token, "电动车占道,需拖车", "1004", 1)
    stage.find(report)
    case = stage.sent(report)
    helper = next(
        a for a in city.accounts
        if a["role"] == "department" and a["townCode"] == city.town and a["departmentCode"] != city.clerk["departmentCode"])
    centre = sign_in(opened(DESK), city.centre)
    centre.goto(f"/centre/cases/{case}")
    centre.get_by_role("button", name="协办单位").click()
    form = centre.locator("dialog")
    form.locator("select").select_option([helper["departmentCode"]])
    form.get_by_label("附言").fill("请派拖车")
    form.get_by_role("button", name="保存").click()
    expect(centre.locator("dl.facts")).to_contain_text("协办单位")
    # The helper finds it under its own heading, tells how far it is, and has nothing to accept.
    page = sign_in(opened(PHONE), helper)
    page.get_by_role("link", name="协办").click()
    page.wait_for_url("**/department?show=helping")
    page.locator(f"a.item[href$='{case}']").click()
    expect(page.locator("main")).to_contain_text("请协助主办单位")
    expect(page.get_by_role("button", name="签收")).to_have_count(0)
    words = f"拖车在路上 {uuid.uuid4().hex[:6]}"
    page.get_by_role("button", name="填写进展").click()
    page.locator("dialog").get_by_label("进展").fill(words)
    page.locator("dialog").get_by_role("button", name="提交").click()
    expect(page.locator("main")).to_contain_text(words)
    # The lead names one of its own.
    lead = sign_in(opened(DESK), city.clerk)
    lead.goto(f"/department/cases/{case}")
    expect(lead.locator("main")).to_contain_text(words)
    lead.get_by_label("办理人").select_option(index=1)
    stage.until(
        lambda: city.call("GET", f"/v1/department/cases/{case}", stage.clerk)["summary"].get("memberName"), "the member")
    # And who reported it reads it too.
    steps = city.call("GET", f"/v1/reports/{report}", stage.token)["timeline"]
    assert words in [step.get("note") for step in steps]


def test_the_list_of_recurring_places_opens_for_centre_and_city(opened, city):
    for account, address in ((city.centre, "/centre/recurring"), (city.city, "/city/recurring")):
        page = sign_in(opened(DESK), account)
        page.goto(address)
        settle(page)
        expect(page.locator("main h1, header h1").first).to_contain_text("源头治理")
