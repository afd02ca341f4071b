"""Whoever stands before a browser: contexts of phones and desks, watched for errors, and the city they work in."""

import json
import random
import struct
import time
import uuid
import zlib

import requests
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1360, "height": 900}}
CHROMIUM = "/usr/bin/chromium"
#: Milliseconds in which what is expected has to be there; it mostly is at once.
PATIENCE = 60_000


def picture(red=180, green=80, blue=40, width=640, height=480, seed=None):
    """A PNG that looks a little like a wall with something on it; another for every colour, another to look at for every seed."""
    rows = []
    blocks = random.Random(seed)
    light = [[blocks.randrange(60) if seed is not None else 0 for _ in range(9)] for _ in range(9)]
    for y in range(height):
        row = bytearray()
        for x in range(width):
            inside = width // 3 < x < 2 * width // 3 and height // 3 < y < 5 * height // 6
            shade = (y * 60) // height
            shade_here = shade + light[y * 9 // height][x * 9 // width]
            row += bytes((red, green, blue)) if inside and seed is None else bytes(tone - shade_here for tone in (205, 200, 190))
        rows.append(b"\0" + bytes(row))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(rows))) + chunk(b"IEND", b"")


def photo(name="photo.png", **colours):
    """What a file chooser is given."""
    return {"name": name, "mimeType": "image/png", "buffer": picture(**colours)}


class City:
    """The accounts of the demonstration, and calls of the interface for what a test needs beforehand."""

    def __init__(self, url, accounts):
        self.url = url.rstrip("/")
        with open(accounts, encoding="utf-8") as file:
            self.accounts = json.load(file)["accounts"]
        self.officer = next(a for a in self.accounts if a["role"] == "gridOfficer" and a["cells"])
        self.town = self.officer["townCode"]
        cell = self.officer["cells"][0]
        self.place = {"longitude": cell["longitude"], "latitude": cell["latitude"]}
        self.centre = self.staff("townCentre")
        self.duty = self.staff("dutyRoom")
        self.operator = next(a for a in self.accounts if a["role"] == "operator")
        self.city = next(a for a in self.accounts if a["role"] == "cityAdmin")
        self.clerk = next(a for a in self.accounts if a.get("departmentCode") == self.town + "-chengguan")

    def staff(self, role):
        return next(a for a in self.accounts if a["role"] == role and a.get("townCode") == self.town)

    def call(self, method, path, token=None, body=None, **more):
        headers = {"Idempotency-Key": str(uuid.uuid4()), **more.pop("headers", {})}
        if token:
            headers["Authorization"] = "Bearer " + token
        answer = requests.request(method, self.url + path, headers=headers, json=body, timeout=30, **more)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text[:300]}"
        return answer.json()

    def sign_in(self, account):
        return self.call("POST", "/v1/sessions", body={k: account[k] for k in ("login", "password")})["accessToken"]

    def report(self, token, text, category="0901", photos=0, **more):
        """A report at the officer's place; photos: how many of the usual ones, or the tokens of others."""
        position = {**self.place, "system": "wgs84", "accuracyMetres": 12}
        if isinstance(photos, int):
            photos = [self.keep(token, picture(red=60 + 40 * number)) for number in range(photos)]
        body = {"categoryCode": category, "text": text, "position": position, "photos": photos, **more}
        return self.call("POST", "/v1/reports", token, body)["id"]

    def keep(self, token, image):
        return self.call("POST", "/v1/photos", token, data=image, headers={"Content-Type": "image/png"})["token"]


class Watch:
    """Errors of a page: what it throws, what it says to the console as an error, and what its policy forbids."""

    def __init__(self, page):
        self.errors = []
        self.allowed = []
        page.on("pageerror", lambda error: self.errors.append(f"thrown: {error}"))
        page.on("console", self.heard)

    def heard(self, message):
        text = f"{message.text} ({message.location.get('url', '')})"
        if message.type == "error" and not any(word in text for word in self.allowed):
            self.errors.append(text)

    def expect(self, *words):
        """A refusal that the test causes is told by the browser as an error; it is no mistake of the page."""
        self.allowed += words


def open_page(browser, city, device, *, language="zh-CN", dark=False, where=None, **more):
    """A fresh person: nothing stored, position allowed."""
    place = where or city.place
    context = browser.new_context(
        **device, base_url=city.url, locale=language, timezone_id="Asia/Shanghai", color_scheme="dark" if dark else "light",
        geolocation={**place, "accuracy": 12}, permissions=["geolocation"], **more)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.watch = Watch(page)
    return page


def sign_in(page, account, at="/signin"):
    page.goto(at)
    page.locator("input[name=login]").fill(account["login"])
    page.locator("input[name=password]").fill(account["password"])
    page.locator("form button[type=submit]").click()
    page.wait_for_url(lambda url: "/signin" not in url)
    return page


def settle(page):
    """Until nothing is loading any more."""
    page.locator("main").wait_for()
    expect(page.locator(".waiting, [aria-busy=true]")).to_have_count(0)
    return page


def press_until(page, name, tag=None, at=None):
    """Tab by tab, as somebody without a mouse, to what has these words, this tag, or this address."""
    for _ in range(200 if at else 40):
        page.keyboard.press("Tab")
        found = page.evaluate("""(e => [e.tagName.toLowerCase(), e.innerText ?? '', e.getAttribute('href') ?? ''])(document.activeElement)""")
        if (tag and found[0] == tag) or (name and name in found[1]) or (at and found[2] == at):
            return
    raise AssertionError(f"no way by Tab to {name or tag or at}")


def await_kept(page, store, wanted, arg):
    """Until the device keeps an entry in one of the pages' stores for which `wanted`, a function in JavaScript of the entry and
    `arg`, holds. (`wait_for_function` takes a promise for true.)"""
    script = """([store, arg]) => new Promise(done => {
        const open = indexedDB.open('renrenpai')
        // Not made by the page yet: nor by this.
        open.onupgradeneeded = () => open.transaction.abort()
        open.onerror = () => done(false)
        open.onsuccess = () => {
            const ask = open.result.transaction(store).objectStore(store).getAll()
            ask.onsuccess = () => { open.result.close(); done(ask.result.some(kept => (WANTED)(kept, arg))) }
        }
    })""".replace("WANTED", wanted)
    until(page, lambda: page.evaluate(script, [store, arg]), f"what is kept in {store}")


def until(page, look, what):
    """Waits until `look` finds something, while the page and the routes of its requests go on."""
    end = time.monotonic() + PATIENCE / 1000
    while not look():
        assert time.monotonic() < end, f"waited {PATIENCE // 1000} s for {what}"
        page.wait_for_timeout(50)
