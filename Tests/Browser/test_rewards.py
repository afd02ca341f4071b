"""From 领取 to 已到账 in a browser, with the simulator's pages in the place of WeChat's; and why one was not won."""

import os
import re
import uuid

import pytest
from playwright.sync_api import expect

from people import DESK, PHONE, photo, settle, sign_in
from screenshots import Stage


@pytest.fixture(scope="module")
def stage(city):
    return Stage(city)


def reported(opened, stage, city, category="偷倒渣土", **more):
    """A citizen's phone with one report that was verified as true."""
    page = opened(PHONE)
    # The simulator has no picture for the browser's tab.
    page.watch.expect("favicon.ico")
    page.goto("/report")
    page.locator("input[type=file]").first.set_input_files([photo(seed=more.get("seed", uuid.uuid4().int))])
    page.locator("textarea").fill(f"河边有人倒渣土 {uuid.uuid4().hex[:6]}")
    page.get_by_role("button", name="更改类别").click()
    page.get_by_label("搜索类别").fill(category)
    page.get_by_role("button", name=category).click()
    if more.get("anonymous"):
        page.get_by_label(re.compile("匿名上报")).check()
    page.get_by_role("button", name="提交", exact=True).click()
    page.get_by_role("link", name="查看进展").click()
    page.wait_for_url("**/reports/*")
    report = page.url.rsplit("/", 1)[1]
    stage.find(report)
    token = page.evaluate("JSON.parse(localStorage.getItem('rrp.session.citizen')).accessToken")
    stage.until(lambda: city.call("GET", "/v1/points", token)["entries"], "the points")
    return page, report, token


def line(page, report):
    return page.locator(f"li[data-report='{report}']")


def to_confirmation(page, report):
    line(page, report).get_by_role("button", name="领取").click()
    page.wait_for_url("**/login?**")
    page.locator("button.yes").click()
    page.wait_for_url("**/confirm?**")


def test_claiming_confirming_and_paid(opened, city, stage):
    page, report, token = reported(opened, stage, city)
    page.goto("/rewards")
    expect(line(page, report)).to_contain_text("待领取")
    to_confirmation(page, report)
    assert page.url.startswith(os.environ["RRP_TEST_WECHAT"])
    page.locator("button.yes").click()
    expect(page.locator("#state")).to_contain_text("已收款")
    page.locator("#back").click()
    expect(page.locator("#paid")).to_contain_text("已到账")
    expect(line(page, report)).to_contain_text("已到账")
    # Neither the code nor anything else of the way stays in the address.
    assert page.url == city.url + "/rewards"
    assert city.call("GET", f"/v1/reports/{report}/red-packet", token)["state"] == "paid"
    page.goto(f"/reports/{report}")
    expect(page.locator("main")).to_contain_text("抽中了红包")


def test_who_left_before_confirming_goes_on_where_they_were(opened, city, stage):
    page, report, _ = reported(opened, stage, city)
    page.goto("/rewards")
    to_confirmation(page, report)
    page.goto(city.url + "/rewards")
    expect(line(page, report)).to_contain_text("待确认收款")
    line(page, report).get_by_role("button", name="去确认收款").click()
    page.wait_for_url("**/confirm?**")
    page.locator("button.yes").click()
    page.locator("#back").click()
    expect(page.locator("#paid")).to_contain_text("已到账")


def test_a_used_code_is_refused_kindly_and_the_red_packet_waits(opened, city, stage):
    page, report, _ = reported(opened, stage, city)
    page.watch.expect("422")
    page.goto(f"/rewards?claim={report}&code=used-before")
    expect(page.locator("main .note").first).to_be_visible()
    expect(line(page, report)).to_contain_text("待领取")
    assert "code" not in page.url


def test_why_there_is_no_red_packet_is_said_kindly(opened, city, stage):
    page, report, _ = reported(opened, stage, city, anonymous=True)
    expect(page.locator("main")).to_contain_text("匿名上报不发红包")
    expect(page.locator("main")).to_contain_text("积分")
    page.goto("/rewards")
    settle(page)
    expect(page.locator("main")).to_contain_text("上报奖励")
    expect(page.get_by_role("button", name="领取")).to_have_count(0)


def test_the_statement_is_taken_along(opened, city, stage):
    page, report, _ = reported(opened, stage, city)
    page.goto("/rewards")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载明细 CSV").click()
    with open(download.value.path(), encoding="utf-8-sig") as file:
        lines = file.read().splitlines()
    assert lines[0] == "time,kind,amount,state,report"
    assert any(",points," in text and report in text for text in lines)
    assert any(",redPacketYuan," in text and text.endswith(report) for text in lines)


def test_the_same_picture_twice_is_checked_by_the_city_and_then_claimed(opened, city, stage):
    seed = uuid.uuid4().int
    reported(opened, stage, city, seed=seed)
    page, report, _ = reported(opened, stage, city, seed=seed)
    page.goto("/rewards")
    expect(line(page, report)).to_contain_text("正在核对")
    expect(line(page, report).get_by_role("button", name="领取")).to_have_count(0)
    desk = sign_in(opened(DESK), city.city, "/signin?to=/city/reviews")
    desk.goto("/city/reviews")
    card = desk.locator(f"section[data-report='{report}']")
    expect(card).to_contain_text("照片与另一件上报相同")
    expect(card).to_contain_text("该市民此前已到账 0 个红包")
    # The reporter's, the officer's, and those of the other report.
    expect(card.locator(".photos img")).to_have_count(3)
    card.get_by_role("button", name="放行").click()
    desk.locator("dialog textarea").fill("两处确不相同")
    desk.locator("dialog").get_by_role("button", name="确定").click()
    expect(card).to_have_count(0)
    page.reload()
    expect(line(page, report)).to_contain_text("待领取")


def test_points_are_exchanged_for_a_code_that_the_counter_takes(opened, city, stage):
    page, _, token = reported(opened, stage, city)
    page.goto("/rewards")
    balance = city.call("GET", "/v1/points", token)["balance"]
    offer = city.call("GET", f"/v1/offers?townCode={city.town}")["items"][0]
    page.get_by_role("button", name="看看能换什么").click()
    page.locator("dialog select").select_option(city.town)
    page.locator(f"dialog [data-offer={offer['code']}]").get_by_role("button", name="兑换").click()
    waiting = page.locator("#exchange li")
    expect(waiting).to_contain_text(offer["name"])
    expect(waiting).to_contain_text("待领取")
    code = page.locator("#exchange strong.code").inner_text()
    assert city.call("GET", "/v1/points", token)["balance"] == balance - offer["points"]
    desk = sign_in(opened(DESK), city.centre, "/signin?to=/centre/counter")
    desk.goto("/centre/counter")
    desk.locator("input[name=code]").fill(code.lower())
    desk.get_by_role("button", name="查找").click()
    card = desk.locator("section[data-redemption]")
    expect(card).to_have_count(1)
    expect(card).not_to_contain_text(code)
    card.get_by_role("button", name="已交给市民").click()
    expect(desk.locator("body")).to_contain_text("已登记")
    page.reload()
    expect(page.locator("#exchange li")).to_contain_text("已领取")
    expect(page.locator("main")).to_contain_text("积分兑换")
