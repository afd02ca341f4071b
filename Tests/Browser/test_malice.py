"""A report that the officer thinks was made up: ticked with a reason, decided by the centre, told kindly, contested, taken back."""

import json
import re
import uuid

import pytest
from playwright.sync_api import expect

from people import DESK, PHONE, settle, sign_in
from screenshots import Stage


@pytest.fixture(scope="module")
def stage(city):
    return Stage(city)


def as_reporter(page, stage):
    """The phone of whoever sent the report."""
    page.add_init_script(f"localStorage.setItem('rrp.session.citizen', {json.dumps(json.dumps(stage.citizen))})")
    return page


def test_what_was_made_up_is_decided_by_the_centre_told_kindly_and_taken_back_after_an_appeal(opened, city, stage):
    report = city.report(stage.token, f"路灯半夜乱闪 {uuid.uuid4().hex[:6]}", "0101", 1)
    task = stage.task(report)
    officer = sign_in(opened(PHONE), city.officer)
    officer.goto(f"/officer/tasks/{task}")
    officer.get_by_role("button", name="接单").click()
    officer.get_by_role("button", name="我已到场").click()
    expect(officer.locator("main .chip").first).to_have_text("已到场")
    officer.get_by_label(re.compile("未发现所述情况")).check()
    officer.get_by_label("提请认定为恶意上报").check()
    why = "同一处多次编造 " + uuid.uuid4().hex[:6]
    officer.get_by_label(re.compile("为什么认为是有意编造")).fill(why)
    officer.get_by_role("button", name="提交核实结果").click()
    expect(officer.locator("main .chip").first).to_have_text("已完成")

    phone = as_reporter(opened(PHONE), stage)
    phone.goto(f"/reports/{report}")
    expect(phone.locator("h1").last).to_contain_text("未发现所述情况")
    expect(phone.locator("#malice")).to_have_count(0)

    centre = sign_in(opened(DESK), city.centre)
    centre.goto("/centre/malice")
    card = centre.locator(f"[data-report='{report}']")
    expect(card).to_contain_text(why)
    card.get_by_role("button", name="作出决定").click()
    box = centre.locator("dialog")
    box.get_by_label(re.compile("^认定为恶意")).check()
    box.locator("textarea").fill("三次上报同一处不存在的情况")
    box.get_by_role("button", name="确定").click()
    expect(card).to_have_count(0)

    phone.reload()
    told = phone.locator("#malice")
    expect(told).to_contain_text("三次上报同一处不存在的情况")
    expect(told).to_contain_text("您随时可以继续上报")
    for word in ("恶意", "驳回", "举报人"):
        expect(phone.locator("main")).not_to_contain_text(word)
    told.locator("textarea").fill("那晚确实在闪,第二天修好了")
    told.get_by_role("button", name="提交申诉").click()
    expect(told).to_contain_text("申诉已收到")

    mayor = sign_in(opened(DESK), city.city)
    mayor.goto("/city/malice")
    card = mayor.locator(f"[data-report='{report}']")
    card.locator("summary").click()
    expect(card).to_contain_text("那晚确实在闪")
    card.get_by_role("button", name="作出决定").click()
    box = mayor.locator("dialog")
    box.get_by_label(re.compile("^申诉成立")).check()
    box.locator("textarea").fill("已查维修记录,确有其事")
    box.get_by_role("button", name="确定").click()
    expect(card).to_have_count(0)
    standing = lambda: city.call("GET", f"/v1/reports/{report}", stage.token)["malice"]
    stage.until(lambda: "pausedUntil" not in standing(), "the end of the pause")
    phone.reload()
    expect(phone.locator("#malice")).to_contain_text("原来的认定已撤销")
    expect(phone.locator("#malice")).not_to_contain_text("暂停至")


def test_only_a_first_look_that_finds_nothing_offers_the_tick(opened, city, stage):
    report = city.report(stage.token, f"井盖作响 {uuid.uuid4().hex[:6]}", "0101", 1)
    page = sign_in(opened(PHONE), city.officer)
    page.goto(f"/officer/tasks/{stage.task(report)}")
    page.get_by_role("button", name="接单").click()
    tick = page.get_by_label("提请认定为恶意上报")
    page.get_by_label(re.compile("属实,需要处理".replace(",", "[,\uff0c]"))).check()
    expect(tick).to_have_count(0)
    page.get_by_label(re.compile("未发现所述情况")).check()
    expect(tick).to_be_visible()
    settle(page)
