"""A citizen's own data on the page of its own, and a contact that two people agree to read."""

import json

from playwright.sync_api import expect

from people import DESK, PHONE, settle, sign_in


def citizen(opened, city, name="林小满"):
    made = city.call("POST", "/v1/citizens", body={"displayName": name})
    page = opened(PHONE)
    page.goto("/guide")
    kept = json.dumps({**made, "expiresAt": 4e12})
    page.evaluate("session => localStorage.setItem('rrp.session.citizen', session)", kept)
    return page, made["accessToken"]


def registered(page, city, token, words):
    """A report that has been taken in."""
    report = city.report(token, words)
    for _ in range(600):
        if city.call("GET", f"/v1/reports/{report}", token)["state"] != "received":
            return report
        page.wait_for_timeout(100)
    raise AssertionError("it was not taken in")


def test_a_citizen_corrects_takes_along_and_deletes_what_is_kept(opened, city):
    page, token = citizen(opened, city)
    report = registered(page, city, token, "楼道堆放杂物")
    page.goto("/me")
    page.get_by_role("link", name="我的个人信息").click()
    settle(page)
    page.get_by_label("称呼").fill("林大满")
    page.get_by_label("电话").fill("13800005678")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已更正")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载我的全部信息").click()
    with open(download.value.path(), encoding="utf-8") as file:
        copy = json.load(file)
    assert copy["account"]["phone"] == "13800005678" and copy["account"]["displayName"] == "林大满"
    assert [(kept["id"], kept["text"]) for kept in copy["reports"]] == [(report, "楼道堆放杂物")]
    page.get_by_role("button", name="注销账号…").click()
    page.locator("dialog").get_by_role("button", name="确定注销").click()
    page.wait_for_url(lambda url: url.endswith("/"))
    assert page.evaluate("localStorage.getItem('rrp.session.citizen')") is None


def test_the_centre_asks_the_city_approves_and_the_centre_reads(opened, city):
    page, token = citizen(opened, city)
    city.call("POST", "/v1/me/details", token, {"phone": "13800008765"})
    report = registered(page, city, token, "绿化带堆放杂物")
    desk = sign_in(opened(DESK), city.centre)
    desk.goto(f"/centre/contacts?report={report}")
    settle(desk)
    desk.locator("textarea").fill("需当面核实情况")
    desk.get_by_role("button", name="提交申请").click()
    asked = desk.locator("section[data-unmasking]").filter(has_text="需当面核实情况").first
    expect(asked).to_contain_text("待审批")
    expect(asked.get_by_role("button", name="查阅（会记录）")).to_have_count(0)
    request = asked.get_attribute("data-unmasking")
    other = sign_in(opened(DESK), city.city)
    other.goto("/city/contacts")
    card = other.locator(f"section[data-unmasking='{request}']")
    card.get_by_role("button", name="批准", exact=True).click()
    expect(card).to_contain_text("已批准")
    expect(card.get_by_role("button", name="查阅（会记录）")).to_have_count(0)
    desk.goto("/centre/contacts")
    mine = desk.locator(f"section[data-unmasking='{request}']")
    mine.get_by_role("button", name="查阅（会记录）").click()
    expect(desk.locator("dialog")).to_contain_text("13800008765")
    desk.locator("dialog").get_by_role("button", name="关闭").click()
    expect(mine).to_contain_text("已查阅 1 次")
