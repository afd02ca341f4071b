"""The citizen's first page on a slow network: how much is loaded, how soon it can be used, and what a second visit needs."""

import json
import re

from playwright.sync_api import expect

from people import PHONE, settle

#: Bytes on the wire for the first page and the form, without the map.
FIRST_LOAD = 150_000
#: Seconds until the one button can be tapped, on 3G as browsers' tools name it: 1.6 Mbit/s down, 150 ms there and back.
SOON = 2.0


def slow(page):
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8})
    return session


def traced(browser):
    """What Chromium's own tracing has recorded since it was started: the seconds from the last navigation's start to when
    the page said that it can be used, and how long its main thread was busy until then."""
    events = json.loads(browser.stop_tracing())["traceEvents"]
    shown = next(event for event in events if event["name"] == "shown" and "blink.user_timing" in event["cat"])
    start = max(
        event["ts"] for event in events
        if event["name"] == "navigationStart" and event["pid"] == shown["pid"] and event["ts"] <= shown["ts"])
    busy = sum(
        event.get("dur", 0) for event in events
        if event["name"] == "RunTask" and (event["pid"], event["tid"]) == (shown["pid"], shown["tid"])
        and start <= event["ts"] <= shown["ts"])
    return (shown["ts"] - start) / 1e6, busy / 1e6


def first_visit(opened):
    """Bytes received, the seconds until the page could be used, and how long its main thread was busy until then."""
    page = opened(PHONE, service_workers="block")
    session = slow(page)
    received = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    browser = page.context.browser
    browser.start_tracing(page=page, categories=["blink.user_timing", "disabled-by-default-devtools.timeline", "toplevel"])
    page.goto("/", wait_until="commit")
    expect(page.get_by_role("link", name=re.compile("我要报料"))).to_be_visible()
    page.wait_for_function("performance.getEntriesByName('shown').length > 0")
    seconds, busy = traced(browser)
    page.get_by_role("link", name=re.compile("我要报料")).click()
    page.locator(".adder").wait_for()
    settle(page)
    return sum(received), seconds, busy


def test_the_first_page_is_small_and_soon_there_on_a_slow_network(opened):
    """Of several visits the quickest: what else the machine does makes one slower, and never quicker than the page is."""
    seen = []
    for _ in range(6):
        received, seconds, busy = first_visit(opened)
        assert received < FIRST_LOAD, f"{received} bytes"
        seen.append(f"{seconds:.2f} s, the main thread busy for {busy:.2f} s")
        if seconds < SOON:
            return
    raise AssertionError("; ".join(seen))


def test_a_second_visit_works_without_any_network(opened):
    page = opened(PHONE)
    page.watch.expect("ERR_INTERNET_DISCONNECTED")
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    settle(page)
    page.context.set_offline(True)
    for path in ("/", "/report", "/guide", "/me"):
        page.goto(path)
        settle(page)
    page.goto("/report")
    page.locator("textarea").fill("路灯不亮")
    expect(page.locator("main")).to_contain_text("路灯不亮")
    # The categories are there too, from the visit before.
    page.get_by_role("button", name="更改类别").click()
    expect(page.get_by_role("button", name="井盖缺失或破损")).to_be_visible()
