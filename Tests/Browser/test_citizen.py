"""What a citizen does on a phone."""

import re
import time
import uuid
from pathlib import Path

import pytest
from playwright.sync_api import expect

from people import DESK, PHONE, await_kept, photo, press_until, settle, sign_in

PAGES = Path(__file__).resolve().parents[2] / "Services/Gateway/Web"

TAP, CHARACTER = 1.2, 0.25
# Set with the marks of Chinese type: a full-width comma and exclamation mark.
RECEIVED = "已收到\uff0c谢谢您\uff01"


def words(text="路边垃圾堆了好几天"):
    """Words that no other report has."""
    return f"{text} {uuid.uuid4().hex[:6]}"


def write(page, text):
    page.locator("input[type=file]").first.set_input_files([photo()])
    page.locator("textarea").fill(text)


def send(page):
    page.get_by_role("button", name="提交", exact=True).click()


def mine(page, city):
    """The reports of whoever holds this phone, as the interface has them."""
    token = page.evaluate("JSON.parse(localStorage.getItem('rrp.session.citizen')).accessToken")
    return city.call("GET", "/v1/reports?limit=100", token)["items"]


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_from_opening_to_receipt_in_six_taps_and_half_a_minute(opened, device):
    page = opened(device)
    taps, text = 0, "垃圾桶满了"
    page.goto("/")
    page.get_by_role("link", name=re.compile("我要报料")).click()
    taps += 1
    with page.expect_file_chooser() as chooser:
        page.locator(".adder").click()
    # The system's own camera: its button, and "use this photo".
    taps += 3
    chooser.value.set_files([photo()])
    page.locator("textarea").fill(text)
    expect(page.locator("main")).to_contain_text("垃圾桶满溢")
    expect(page.locator("main")).to_contain_text("已定位")
    send(page)
    taps += 1
    expect(page.locator("#receipt")).to_have_text(RECEIVED)
    assert taps <= 6
    assert taps * TAP + len(text) * CHARACTER <= 30
    expect(page.locator("main")).to_contain_text(re.compile("预计.*前核实"))
    page.get_by_role("link", name="查看进展").click()
    expect(page.locator("h1").last).to_be_visible()
    expect(page.locator("main")).to_contain_text(text)


def needed(module, found):
    """A module of the pages, and what it imports before it does anything."""
    if module not in found:
        found.add(module)
        for name in re.findall(r"^import .*?'(\.[^']+)'", module.read_text(encoding="utf-8"), re.MULTILINE):
            needed((module.parent / name).resolve(), found)
    return found


def test_every_page_of_a_citizen_opens_without_a_network_although_it_was_never_opened_before(opened, city):
    main = PAGES / "app/main.js"
    modules = needed(main, set())
    needed(main.parent / "inbox.js", modules)
    for name in re.findall(r"citizen\('(\w+)'\)", main.read_text(encoding="utf-8")):
        needed(main.parent / f"citizen/{name}.js", modules)
    assert len(modules) > 25
    page = opened(PHONE)
    page.goto("/")
    settle(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    kept = page.evaluate("""async () => {
        const shelves = (await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname))
        return (await Promise.all(shelves)).flat()
    }""")
    assert {"/" + str(module.relative_to(PAGES)) for module in modules} - set(kept) == set()


def test_a_draft_without_network_is_kept_and_sent_exactly_once(opened, city):
    page = opened(PHONE)
    page.watch.expect("ERR_INTERNET_DISCONNECTED", "Failed to fetch")
    page.goto("/")
    settle(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    text = words()
    page.context.set_offline(True)
    page.get_by_role("link", name=re.compile("我要报料")).click()
    write(page, text)
    send(page)
    expect(page.locator("#receipt")).to_have_text("已保存在手机里")
    # Not even closing the page loses it; the pages themselves come from the device.
    page.goto("/")
    expect(page.get_by_text("等网络恢复后自动发送")).to_be_visible()
    expect(page.get_by_text(text)).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("等网络恢复后自动发送")).to_have_count(0)
    page.reload()
    page.goto("/reports")
    expect(page.get_by_text(text)).to_have_count(1)
    assert [item["text"] for item in mine(page, city)].count(text) == 1
    # The photo came with it.
    page.get_by_text(text).click()
    expect(page.locator("main .photo img").first).to_be_visible()


def test_a_lost_answer_is_asked_for_again_under_the_same_name_with_the_same_bytes(opened, city):
    page = opened(PHONE)
    page.watch.expect("ERR_FAILED")
    sent = []

    def lose_the_first(route):
        sent.append((route.request.headers["idempotency-key"], route.request.post_data))
        if len(sent) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/v1/reports", lambda route: lose_the_first(route) if route.request.method == "POST" else route.continue_())
    page.goto("/report")
    text = words()
    write(page, text)
    send(page)
    expect(page.locator("#receipt")).to_have_text(RECEIVED)
    assert len(sent) == 2 and sent[0] == sent[1]
    page.goto("/reports")
    expect(page.get_by_text(text)).to_have_count(1)
    assert [item["text"] for item in mine(page, city)].count(text) == 1


def test_an_unfinished_draft_waits_with_its_photo(opened):
    page = opened(PHONE)
    page.goto("/report")
    text = words()
    write(page, text)
    expect(page.locator(".photos .photo img")).to_have_count(1)
    # Kept on the device a moment after the last letter.
    await_kept(page, "draft", "(draft, words) => draft.input.text === words && draft.photos.length === 1", text)
    page.goto("/")
    page.get_by_text("继续上次没写完的").click()
    expect(page.locator("textarea")).to_have_value(text)
    expect(page.locator(".photos .photo img")).to_have_count(1)


def test_a_report_for_a_parent_takes_along_whom_to_call_and_an_anonymous_one_does_not(opened, city):
    page = opened(PHONE)
    page.goto("/report")
    text = words("楼梯扶手松动")
    write(page, text)
    page.get_by_label("我替家人反映").check()
    page.get_by_label("怎么称呼").fill("李奶奶")
    page.get_by_label("现场联系电话").fill("找我妈")
    expect(page.locator("main")).to_contain_text("已定位")
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("请只填数字")
    page.get_by_label("现场联系电话").fill("138 0000-3333")
    page.get_by_label("匿名上报").check()
    expect(page.get_by_label("现场联系电话")).to_have_count(0)
    page.get_by_label("匿名上报").uncheck()
    expect(page.get_by_label("现场联系电话")).to_have_value("138 0000-3333")
    send(page)
    expect(page.locator("#receipt")).to_have_text(RECEIVED)
    token = page.evaluate("JSON.parse(localStorage.getItem('rrp.session.citizen')).accessToken")
    for _ in range(600):
        kept = city.call("GET", "/v1/me/copy", token)["reports"]
        if kept and kept[0]["isOnBehalf"]:
            break
        page.wait_for_timeout(100)
    assert [(one["text"], one["relativeName"], one["relativePhone"]) for one in kept] == [(text, "李奶奶", "13800003333")]


def test_an_emergency_shows_whom_to_call_before_anything_is_sent(opened):
    page = opened(PHONE)
    page.goto("/report")
    write(page, "三楼着火了,有人被困")
    for number in ("119", "110", "120"):
        expect(page.locator(f"a[href='tel:{number}']")).to_be_visible()
    expect(page.locator("main")).to_contain_text("不会自动通知 110、119、120")
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("请先拨打")
    send(page)
    expect(page.locator("#receipt")).to_be_visible()
    expect(page.locator("main")).to_contain_text("请直接拨打 110、119、120")


def test_a_crime_tip_advises_the_police_and_asks_for_consent(opened):
    page = opened(PHONE)
    page.goto("/report")
    page.locator("textarea").fill("出租屋里有人吸毒")
    expect(page.locator("a[href='tel:110']")).to_be_visible()
    expect(page.locator("a[href='tel:119']")).to_have_count(0)
    page.get_by_label("同意保密转交公安机关").check()
    send(page)
    expect(page.locator("#receipt")).to_be_visible()


def test_without_map_and_position_a_town_and_a_landmark_are_enough(opened):
    page = opened(PHONE)
    page.context.clear_permissions()
    page.goto("/report")
    write(page, words("围墙倒了一段"))
    page.get_by_text("不用地图").click()
    page.get_by_label("所在镇街").select_option(label="茶山镇")
    page.get_by_label(re.compile("参照物")).fill("东门菜市场后面")
    send(page)
    expect(page.locator("#receipt")).to_have_text(RECEIVED)


def test_the_map_is_moved_under_the_pin_also_by_keys(opened):
    page = opened(DESK)
    page.goto("/report")
    page.get_by_role("button", name="定位到我这里").click()
    expect(page.locator("main")).to_contain_text("已定位")
    page.get_by_role("button", name="在地图上选").click()
    page.locator(".leaflet-container").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("main")).to_contain_text("按地图中心的图钉")


def test_a_report_by_keyboard_alone(opened):
    page = opened(DESK)
    page.goto("/")
    settle(page)
    press_until(page, "我要报料")
    page.keyboard.press("Enter")
    page.locator("input[type=file]").first.wait_for()
    press_until(page, None, "textarea")
    page.keyboard.insert_text("绿化带里有垃圾")
    expect(page.locator("main")).to_contain_text("暴露垃圾")
    press_until(page, "定位到我这里")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("已定位")
    press_until(page, "提交")
    page.keyboard.press("Enter")
    expect(page.locator("#receipt")).to_have_text(RECEIVED)
    expect(page.locator("#receipt")).to_be_focused()


def test_who_reads_no_chinese_gets_english_and_may_switch(opened):
    page = opened(PHONE, language="en-GB")
    page.goto("/")
    expect(page.get_by_role("link", name=re.compile("Report a problem"))).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.goto("/me")
    page.get_by_label("简体中文").check()
    expect(page.get_by_role("heading", name="显示")).to_be_visible()


def test_large_type_is_larger_and_stays(opened):
    page = opened(PHONE)
    page.goto("/me")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.get_by_label(re.compile("大字")).check()
    page.goto("/")
    settle(page)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= before * 1.25
    expect(page.get_by_text("全市公开数据")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_signing_up_out_and_in_again(opened):
    page = opened(PHONE)
    page.watch.expect("401")
    login, password = "c" + uuid.uuid4().hex[:10], "correct horse"
    page.goto("/signin")
    page.get_by_role("button", name="市民注册").click()
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(password)
    page.locator("form button[type=submit]").click()
    page.wait_for_url("**/")
    page.goto("/me")
    expect(page.locator("main")).to_contain_text(login)
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("link", name="登录或注册")).to_be_visible()
    page.goto("/signin")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill("wrong horse")
    page.locator("form button[type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("input[name=password]").fill(password)
    page.locator("form button[type=submit]").click()
    page.wait_for_url("**/")


def test_a_posters_code_goes_with_the_report(opened):
    page = opened(PHONE)
    page.goto("/?campaign=fire-2026")
    page.get_by_role("link", name=re.compile("我要报料")).click()
    write(page, words())
    with page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/v1/reports")) as sent:
        send(page)
    assert sent.value.post_data_json["campaignCode"] == "fire-2026"
    expect(page.locator("#receipt")).to_have_text(RECEIVED)


@pytest.fixture
def campaign(city):
    """A campaign of the city that runs, until the test is over."""
    token, code = city.sign_in(city.city), "list-" + uuid.uuid4().hex[:8]
    moment = lambda seconds: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))
    body = {"topic": "drowning", "name": f"防溺水宣传 {code}", "place": "水库边", "from": moment(-60), "until": moment(86_400)}
    city.call("POST", "/v1/campaigns/" + code, token, body)
    yield code
    city.call("POST", "/v1/campaigns/" + code, token, {**body, "isEnded": True})


def test_a_campaign_is_found_and_joined_without_its_poster(opened, city, campaign):
    page = opened(PHONE)
    page.goto("/")
    page.get_by_role("link", name="主题活动").click()
    card = page.locator(f"[data-campaign='{campaign}']")
    expect(card).to_contain_text("水库边")
    with page.expect_response(lambda answer: answer.url.endswith(f"/v1/campaigns/{campaign}/scans")) as counted:
        card.get_by_role("button", name="参加并上报").click()
    assert counted.value.status == 204
    write(page, words())
    with page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/v1/reports")) as sent:
        send(page)
    assert sent.value.post_data_json["campaignCode"] == campaign
    expect(page.locator("#receipt")).to_have_text(RECEIVED)
    page.goto("/campaigns")
    expect(card).to_contain_text("您已参加")


def test_a_tile_of_the_public_map_is_not_fetched_twice(opened):
    page = opened(PHONE)
    with page.expect_response(lambda answer: "/v1/map/tiles/" in answer.url) as answer:
        page.goto("/map")
    assert answer.value.headers["etag"] and "max-age" in answer.value.headers["cache-control"]
    path = answer.value.url.removeprefix(page.evaluate("location.origin"))
    settle(page)
    bytes_of = """async path => {
        await (await fetch(path)).json()
        return performance.getEntriesByType('resource').filter(entry => entry.name.endsWith(path)).map(entry => entry.transferSize)
    }"""
    fetched = page.evaluate(bytes_of, path)
    assert len(fetched) >= 2 and fetched[0] > 0 and fetched[-1] == 0, fetched
