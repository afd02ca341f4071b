"""The whole loop across the pages of everybody, each seeing the others' steps without a reload."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from people import DESK, PHONE, photo, settle, sign_in


def add_photo(page, **colours):
    page.locator("main input[type=file]").last.set_input_files([photo(**colours)])


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_citizens_photo_to_the_rating(opened, city, device):
    words = f"菜市场门口堆满建筑垃圾 {uuid.uuid4().hex[:6]}"
    officer = sign_in(opened(device), city.officer)
    centre = sign_in(opened(DESK), city.centre)
    clerk = sign_in(opened(device), city.clerk)
    assert [page.url.rsplit("/", 1)[1] for page in (officer, centre, clerk)] == ["officer", "centre", "department"]

    citizen = opened(PHONE)
    citizen.goto("/report")
    citizen.locator("input[type=file]").first.set_input_files([photo()])
    citizen.locator("textarea").fill(words)
    citizen.get_by_role("button", name="更改类别").click()
    citizen.get_by_label("搜索类别").fill("渣土")
    citizen.get_by_role("button", name="偷倒渣土").click()
    expect(citizen.locator("main")).to_contain_text("偷倒渣土")
    citizen.get_by_role("button", name="提交", exact=True).click()
    citizen.get_by_role("link", name="查看进展").click()
    report = citizen.url.rsplit("/", 1)[1]

    # The task appears by itself; it is the newest of its kind.
    task = wait_for(lambda: next((item["id"] for item in city.call(
        "GET", "/v1/tasks?limit=100", city.sign_in(city.officer))["items"] if item["reportId"] == report), None))
    expect(officer.locator(f"a[href='/officer/tasks/{task}']")).to_be_visible()
    officer.locator(f"a[href='/officer/tasks/{task}']").click()
    expect(officer.locator("main")).to_contain_text(words)
    officer.get_by_role("button", name="接单").click()
    officer.get_by_role("button", name="我已到场").click()
    expect(officer.locator("main")).to_contain_text("已到场")
    expect(citizen.locator("main")).to_contain_text("网格员已到达现场")

    # A question, through the relay.
    officer.get_by_role("button", name=re.compile("请市民补充信息")).click()
    officer.get_by_role("button", name="请问具体在哪个门口？").click()
    officer.locator("dialog").get_by_role("button", name="发送").click()
    expect(citizen.locator("main")).to_contain_text("请问具体在哪个门口")
    citizen.get_by_label("您的回答").fill("在东门")
    citizen.get_by_role("button", name="发送回答").click()
    expect(officer.locator("main")).to_contain_text("在东门")

    # The finding.
    officer.get_by_label(re.compile("属实，需要处理")).check()
    add_photo(officer, red=150)
    officer.get_by_role("button", name="提交核实结果").click()
    expect(officer.locator("main")).to_contain_text("这项任务已完成")
    expect(citizen.locator("main")).to_contain_text("已核实")

    # The centre: the case appears by itself; one key sends it, and it can be called back.
    case = wait_for(lambda: next((item["id"] for item in city.call(
        "GET", "/v1/cases?limit=100", city.sign_in(city.centre))["items"] if item["reportId"] == report), None))
    expect(centre.locator(f"a[href='/centre/cases/{case}']")).to_be_visible()
    centre.locator(f"a[href='/centre/cases/{case}']").click()
    expect(centre.locator(".suggest").first).to_contain_text("职责分工")
    centre.keyboard.press("1")
    centre.get_by_role("button", name="撤销").click()
    expect(centre.get_by_text("已撤销")).to_be_visible()
    expect(centre.locator("main .chip").first).to_have_text("属实·待中心交办")
    centre.keyboard.press("d")
    centre.locator("dialog select").select_option(value=city.clerk["departmentCode"])
    centre.locator("dialog").get_by_role("button", name="交办").click()
    expect(centre.locator("main .chip").first).to_have_text("已派单·待签收")

    # The department.
    expect(clerk.locator(f"a[href='/department/cases/{case}']")).to_be_visible()
    clerk.locator(f"a[href='/department/cases/{case}']").click()
    clerk.get_by_role("button", name="签收").click()
    expect(citizen.locator("h1").last).to_contain_text("正在处理")
    expect(centre.locator("main .chip").first).to_have_text("已签收·整改中")
    centre.keyboard.press("u")
    expect(clerk.locator("main")).to_contain_text("已催办")
    clerk.get_by_label(re.compile("整改情况")).fill("已全部清运，路面冲洗干净")
    add_photo(clerk, red=60, green=150, blue=90)
    clerk.get_by_role("button", name="提交整改结果").click()
    expect(clerk.locator("main")).to_contain_text("网格员将到现场复查")

    # The re-check, beside the before-photo.
    officer.goto("/officer")
    recheck = wait_for(lambda: next((item["id"] for item in city.call(
        "GET", "/v1/tasks?limit=100", city.sign_in(city.officer))["items"] if item["reportId"] == report and item["kind"] == "recheck"), None))
    officer.goto(f"/officer/tasks/{recheck}")
    officer.get_by_role("button", name="接单").click()
    expect(officer.get_by_text("整改前")).to_be_visible()
    officer.get_by_label("已整改到位").check()
    add_photo(officer, red=70, green=160, blue=100)
    officer.get_by_role("button", name="提交复查结果").click()
    expect(officer.locator("main")).to_contain_text("这项任务已完成")

    # One question at the end; what they begin to say elsewhere outlasts the answer to it.
    expect(citizen.get_by_text("真的解决了吗")).to_be_visible()
    expect(citizen.get_by_text("前后对比")).to_be_visible()
    citizen.get_by_text("对结果有不同意见").click()
    citizen.get_by_label("和您看到的有什么不同").fill("角落里还有一袋")
    citizen.get_by_label("解决了").check()
    citizen.locator(".stars input").nth(4).check()
    citizen.get_by_role("button", name="提交评价").click()
    expect(citizen.locator("main")).to_contain_text("感谢您的评价")
    expect(citizen.get_by_role("button", name="提交评价")).to_have_count(0)
    expect(citizen.get_by_label("和您看到的有什么不同")).to_have_value("角落里还有一袋")
    citizen.goto("/")
    expect(citizen.locator(".tally")).to_have_text("您反映的 1 件，1 件已解决")
    citizen.goto("/rewards")
    expect(citizen.locator("main")).to_contain_text("上报奖励")
    citizen.goto("/inbox")
    settle(citizen)
    assert citizen.locator(".item").count() >= 3


def wait_for(look):
    import time
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("waited 60 s")
