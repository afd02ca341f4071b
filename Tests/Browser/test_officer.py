"""An officer in a basement: tasks are worked on without a network and arrive once; what was overtaken is explained."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from people import DESK, PHONE, await_kept, photo, settle, sign_in, until
from screenshots import Stage


@pytest.fixture(scope="module")
def stage(city):
    return Stage(city)


def fresh(city, stage, text="地下车库消防通道被杂物堵住"):
    """A report with its task, known by its words."""
    words = f"{text} {uuid.uuid4().hex[:6]}"
    return words, stage.task(city.report(stage.token, words, "0101", 1))


def underground(page, task):
    """The officer has looked at the list with a network, and then goes down."""
    page.watch.expect("ERR_INTERNET_DISCONNECTED", "Failed to fetch")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/officer")
    settle(page)
    await_kept(page, "task", "(kept, id) => kept.id === id", task)
    page.context.set_offline(True)


def find(page, words):
    page.get_by_role("button", name="接单").click()
    expect(page.locator("main .chip").first).to_have_text("核实中")
    page.get_by_role("button", name="我已到场").click()
    expect(page.locator("main .chip").first).to_have_text("已到场")
    page.get_by_label(re.compile("属实,需要处理".replace(",", "[,\uff0c]"))).check()
    page.locator("main input[type=file]").last.set_input_files([photo(red=120)])
    page.get_by_label(re.compile("^说明")).fill(words)
    page.get_by_role("button", name="提交核实结果").click()


def test_how_to_reach_a_relative_is_for_whoever_verifies_and_is_recorded(opened, city, stage):
    relative = {"name": "周奶奶", "phone": "13811112222"}
    report = city.report(stage.token, "楼上漏水 " + uuid.uuid4().hex[:6], onBehalf=relative)
    task = stage.task(report)
    page = sign_in(opened(PHONE), city.officer)
    page.goto(f"/officer/tasks/{task}")
    expect(page.locator("main")).to_contain_text("替家人反映")
    expect(page.get_by_role("button", name="联系家人")).to_have_count(0)
    page.get_by_role("button", name="接单").click()
    page.get_by_role("button", name="联系家人").click()
    expect(page.locator("dialog")).to_contain_text("周奶奶")
    expect(page.locator("dialog a[href='tel:13811112222']")).to_be_visible()
    copy = city.call("GET", "/v1/me/copy", stage.token)
    assert [read["reportId"] for read in copy["contactReadings"]].count(report) == 1


def test_a_unit_that_is_called_for_help_says_that_it_comes_while_the_finding_is_being_written(opened, city, stage):
    _, task = fresh(city, stage)
    page = sign_in(opened(PHONE), city.officer)
    page.goto(f"/officer/tasks/{task}")
    page.get_by_role("button", name="接单").click()
    page.get_by_role("button", name="我已到场").click()
    expect(page.locator("main .chip").first).to_have_text("已到场")
    page.get_by_label(re.compile("^说明")).fill("正在写的核实说明")
    page.get_by_role("button", name="请协助单位到场").click()
    needed = "请派人疏导交通 " + uuid.uuid4().hex[:6]
    page.locator("dialog select").select_option(city.clerk["departmentCode"])
    page.locator("dialog textarea").fill(needed)
    page.locator("dialog").get_by_role("button", name="发出").click()
    expect(page.locator("[data-call]")).to_contain_text("待答复")
    desk = sign_in(opened(DESK), city.clerk)
    desk.goto("/department")
    call = desk.locator(f"[data-task='{task}']")
    expect(call).to_contain_text(needed)
    call.get_by_role("button", name="马上到").click()
    desk.locator("dialog").get_by_role("button", name="十分钟内到").click()
    desk.locator("dialog").get_by_role("button", name="答复").click()
    expect(call).to_contain_text("正赶来")
    expect(page.locator("[data-call]")).to_contain_text("正赶来")
    expect(page.locator("[data-call]")).to_contain_text("十分钟内到")
    # What the officer was writing is still there.
    expect(page.get_by_label(re.compile("^说明"))).to_have_value("正在写的核实说明")
    # The reporter's own page tells nothing of it.
    report = city.call("GET", f"/v1/tasks/{task}", stage.officer)["task"]["reportId"]
    steps = city.call("GET", f"/v1/reports/{report}", stage.token)["timeline"]
    assert not [step for step in steps if step["type"].startswith("assistance.")]


def types(city, stage, task):
    answer = city.call("GET", f"/v1/tasks/{task}", stage.officer)
    return answer["task"]["state"], [step["type"] for step in answer["timeline"]]


def test_claim_arrival_and_finding_without_a_network_arrive_once(opened, city, stage):
    text, task = fresh(city, stage)
    page = sign_in(opened(PHONE), city.officer)
    underground(page, task)
    page.locator(f"a[href='/officer/tasks/{task}']").click()
    expect(page.locator("main")).to_contain_text(text)
    expect(page.locator("main")).to_contain_text("没有网络")
    said = "离线核实属实 " + uuid.uuid4().hex[:6]
    find(page, said)
    # It is among what waits: closing the page loses nothing.
    expect(page.locator("main li")).to_contain_text([said])
    page.goto("/officer")
    expect(page.locator(f"a[href='/officer/tasks/{task}']")).to_contain_text("待提交")
    assert types(city, stage, task)[0] == "assigned"
    page.context.set_offline(False)
    expect(page.locator(f"a[href='/officer/tasks/{task}']")).to_have_count(0, timeout=90_000)
    state, steps = types(city, stage, task)
    assert state == "concluded"
    assert [steps.count(name) for name in ("task.claimed.v1", "task.arrived.v1", "report.verified.v1")] == [1, 1, 1]


def drawn_anew(page):
    """A function that waits until the page has put another drawing in the place of what stands there now."""
    page.evaluate("document.querySelector('main h1').dataset.before = ''")
    return lambda: expect(page.locator("[data-before]")).to_have_count(0)


def test_what_is_written_before_or_during_an_earlier_step_outlasts_it(opened, city, stage):
    _, task = fresh(city, stage)
    page = sign_in(opened(PHONE), city.officer)
    held = []
    page.route("**/v1/tasks/*/arrival", lambda route: held.append((route, route.fetch())))
    page.goto(f"/officer/tasks/{task}")
    page.get_by_role("button", name="接单").click()
    expect(page.locator("main .chip").first).to_have_text("核实中")
    page.get_by_role("button", name="我已到场").click()
    # The page hears of the arrival before its own question is answered.
    until(page, lambda: held, "the arrival")
    expect(page.locator("main .chip").first).to_have_text("已到场")
    finding = page.get_by_label(re.compile("^属实[,\uff0c]需要处理"))
    finding.check()
    page.locator("main input[type=file]").last.set_input_files([photo(red=121)])
    words = page.get_by_label(re.compile("^说明"))
    words.fill("到场时写下的说明")
    anew = drawn_anew(page)
    route, answer = held.pop()
    route.fulfill(response=answer)
    anew()
    expect(finding).to_be_checked()
    expect(words).to_have_value("到场时写下的说明")
    page.get_by_role("button", name="提交核实结果").click()
    expect(page.locator("main")).to_contain_text("这项任务已完成")
    assert types(city, stage, task)[1].count("report.verified.v1") == 1


def test_what_is_written_on_the_way_is_still_there_on_site(opened, city, stage):
    _, task = fresh(city, stage)
    page = sign_in(opened(PHONE), city.officer)
    page.goto(f"/officer/tasks/{task}")
    page.get_by_role("button", name="接单").click()
    expect(page.locator("main .chip").first).to_have_text("核实中")
    words = page.get_by_label(re.compile("^说明"))
    words.fill("路上写下的说明")
    page.get_by_role("button", name="我已到场").click()
    expect(page.locator("main .chip").first).to_have_text("已到场")
    expect(words).to_have_value("路上写下的说明")
    expect(page.locator("[data-news]")).to_have_count(0)


def test_a_lost_answer_to_a_finding_is_asked_for_again_with_the_same_bytes(opened, city, stage):
    _, task = fresh(city, stage)
    page = sign_in(opened(PHONE), city.officer)
    page.watch.expect("ERR_FAILED")
    sent = []

    def lose_the_first(route):
        sent.append((route.request.headers["idempotency-key"], route.request.post_data))
        if len(sent) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/v1/tasks/*/finding", lose_the_first)
    page.goto(f"/officer/tasks/{task}")
    find(page, "现场核实属实")
    # Live updates show the outcome before the question for the lost answer has gone out again.
    expect(page.locator("main")).to_contain_text("这项任务已完成", timeout=90_000)
    expect(page.get_by_text("每一步只提交一次")).to_have_count(0)
    assert len(sent) == 2 and sent[0] == sent[1]
    assert types(city, stage, task)[1].count("report.verified.v1") == 1


def test_what_was_overtaken_is_explained_and_keeps_the_officers_words(opened, city, stage):
    _, task = fresh(city, stage)
    page = sign_in(opened(PHONE), city.officer)
    underground(page, task)
    page.locator(f"a[href='/officer/tasks/{task}']").click()
    said = "离线写下的说明 " + uuid.uuid4().hex[:6]
    find(page, said)
    expect(page.locator("main")).to_contain_text("每一步只提交一次")
    expect(page.locator("main li")).to_contain_text([said])
    # Meanwhile the same task is concluded from another device.
    position = {**city.place, "system": "wgs84", "accuracyMetres": 9}
    city.call("POST", f"/v1/tasks/{task}/claim", stage.officer)
    city.call("POST", f"/v1/tasks/{task}/arrival", stage.officer, {"position": position})
    city.call("POST", f"/v1/tasks/{task}/finding", stage.officer, {
        "finding": "goneOnArrival", "text": "到场时已经清走", "position": position, "photos": []})
    page.watch.expect("409")
    page.context.set_offline(False)
    refused = page.locator("#refused")
    expect(refused).to_contain_text("没有被接受")
    expect(refused).to_contain_text(said)
    expect(refused.locator("img")).to_have_count(1)
    expect(refused).to_contain_text("已完成")
    page.get_by_role("button", name="不再提交").click()
    expect(refused).to_have_count(0)
    expect(page.locator("main")).to_contain_text("这项任务已完成")
    assert types(city, stage, task)[1].count("report.verified.v1") == 1


def test_what_a_device_kept_of_tasks_leaves_with_the_officer(opened, city, stage):
    fresh(city, stage)
    page = sign_in(opened(PHONE), city.officer)
    settle(page)
    count = """new Promise(done => {
        const open = indexedDB.open('renrenpai', 2)
        open.onsuccess = () => {
            const ask = open.result.transaction('task').objectStore('task').count()
            ask.onsuccess = () => { open.result.close(); done(ask.result) }
        }
    })"""
    page.wait_for_function(f"{count}.then(found => found > 0)")
    page.goto("/signin")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("button", name="退出")).to_have_count(0)
    assert page.evaluate(count) == 0


def test_the_officers_own_figures(opened, city, stage):
    _, task = fresh(city, stage)
    page = sign_in(opened(PHONE), city.officer)
    page.goto(f"/officer/tasks/{task}")
    find(page, "现场核实属实")
    expect(page.locator("main")).to_contain_text("这项任务已完成")
    page.goto("/officer/figures")
    expect(page.locator(".tile").first).to_contain_text(re.compile("30 天办结 ?[1-9]"))
    expect(page.locator("main")).to_contain_text("首次核实")


def test_quiet_hours_and_a_number_for_text_messages_are_set_and_kept(opened, city):
    page = sign_in(opened(PHONE), city.officer)
    # The number is missing at first: the browser tells the refusal as an error.
    page.watch.expect("422")
    before = city.call("GET", "/v1/inbox/preferences", city.sign_in(city.officer))
    try:
        page.goto("/officer/inbox")
        form = settle(page).locator("form")
        form.locator("input[name=sms]").check()
        form.get_by_role("button", name="保存").click()
        expect(page.locator("#toasts")).to_contain_text("手机号")
        form.locator("input[name=phone]").fill("138 0013 8000")
        form.locator("input[name=from]").fill("21:30")
        form.get_by_role("button", name="保存").click()
        expect(page.locator("#toasts")).to_contain_text("已保存")
        page.reload()
        form = settle(page).locator("form")
        expect(form.locator("input[name=from]")).to_have_value("21:30")
        expect(form.locator("input[name=phone]")).to_have_attribute("placeholder", "138******00")
    finally:
        body = {key: before[key] for key in ("isWeChatOn", "isSMSOn", "isDigestOn", "quietFrom", "quietUntil") if key in before}
        city.call("POST", "/v1/inbox/preferences", city.sign_in(city.officer), {**body, "phone": ""})
