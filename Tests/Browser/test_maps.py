"""Streets beneath the maps, where the operator names a server of them; where none is named, nothing is asked of anybody."""

import os
import re
import struct
import subprocess
import threading
import time
import urllib.error
import urllib.request
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import asinh, pi, radians, tan
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from people import DESK, PATIENCE, PHONE, City, settle, sign_in

CHECKOUT = Path(__file__).resolve().parents[2]
#: Published beside the shift (eviltransform's own vectors): WGS-84, GCJ-02.
SHENZHEN = ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363))
CREDIT = "示例地图 GS(2026)0001号 <b>"


def tile():
    """256 pixels square, light, with a road across."""
    rows = b"".join(b"\0" + bytes(220 if 110 < y < 140 or 110 < x < 140 else 245 for x in range(256)) for y in range(256))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 256, 256, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def pictures():
    """A server of street maps: another origin. It knows what it was asked, and from where."""
    picture = tile()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append((self.path, self.headers.get("Referer"), self.headers.get("Cookie")))
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(picture)))
            self.end_headers()
            self.wfile.write(picture)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="module", params=["wgs84", "gcj02"])
def streets(request, city, pictures):
    """The city by a gateway of its own, which names that server."""
    text = subprocess.run([CHECKOUT / "deploy/local/env", "gateway", "10"], check=True, capture_output=True, text=True).stdout
    settings = dict(line.split("=", 1) for line in text.splitlines())
    settings.pop("OPS_PORT")
    settings |= {
        "DATABASE_POOL_SIZE": "3", "RATE_LIMIT_FACTOR": "1000", "MAP_TILES_ATTRIBUTION": CREDIT, "MAP_TILES_SYSTEM": request.param,
        "MAP_TILES_URL": f"http://127.0.0.1:{pictures.server_port}/{request.param}/{{z}}/{{x}}/{{y}}.png"}
    log = Path(os.environ["RRP_HOME"]) / "log" / f"gateway-streets-{request.param}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [Path(os.environ["RRP_TEST_BIN"]) / "gateway"], env={"PATH": os.environ["PATH"], **settings},
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
    try:
        own = City(f"http://127.0.0.1:{settings['HTTP_PORT']}", os.environ["RRP_TEST_ACCOUNTS"])
        until_ready(own, process, log)
        own.system = request.param
        yield own
    finally:
        process.terminate()
        process.wait(timeout=30)


def until_ready(city, process, log):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(city.url + "/v1/map", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("no gateway within 60 s: " + log.read_text())


@pytest.fixture
def shown(browser, streets):
    """Opens pages of that gateway; none may complain."""
    from people import open_page
    pages = []

    def open_one(device, **more):
        pages.append(open_page(browser, streets, device, **more))
        return pages[-1]

    yield open_one
    errors = [error for page in pages for error in page.watch.errors]
    for page in pages:
        page.context.close()
    assert errors == []


def drawn(page):
    """Until pictures of streets are seen."""
    expect(page.locator(".streets img.leaflet-tile-loaded").first).to_be_visible()
    expect(page.locator(".streets img:not(.leaflet-tile-loaded)")).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_streets_lie_beneath_the_public_map(shown, streets, pictures, device, dark):
    page = shown(device, dark=dark)
    answer = page.goto("/map")
    assert f"img-src 'self' blob: data: http://127.0.0.1:{pictures.server_port};" in answer.headers["content-security-policy"]
    settle(page)
    drawn(page)
    # Whose map it is stands there as it was written, and as text.
    expect(page.locator(".leaflet-control-attribution")).to_contain_text(CREDIT)
    assert [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")] == []
    asked = [one for one in pictures.asked if one[0].startswith(f"/{streets.system}/")]
    assert asked and all(re.fullmatch(r"/\w+/\d+/\d+/\d+\.png", path) for path, _, _ in asked)
    # It learns which site asks, not which page, and nothing about who.
    assert {referer for _, referer, _ in asked} == {streets.url + "/"} and {cookie for _, _, cookie in asked} == {None}


def test_a_street_lies_where_it_is_in_the_maps_own_system(shown, streets):
    page = shown(PHONE)
    page.goto("/report")
    page.get_by_role("button", name="定位到我这里").click()
    expect(page.locator("main")).to_contain_text("已定位")
    page.get_by_role("button", name="在地图上选").click()
    drawn(page)
    settles(page, streets, 0)
    # Also where the map was moved to, 80 pixels a key, and at half the scale.
    page.locator(".leaflet-container").focus()
    for key, away in (("ArrowRight", 80), ("ArrowRight", 160), ("ArrowDown", (160 ** 2 + 80 ** 2) ** 0.5), ("-", (80 ** 2 + 40 ** 2) ** 0.5)):
        page.keyboard.press(key)
        settles(page, streets, away)


def settles(page, streets, wanted):
    """Waits until the pictures lie so far off as they should, to two pixels."""
    end = time.monotonic() + PATIENCE / 1000
    while abs(found := far_off(page, streets) - wanted) > 2:
        assert time.monotonic() < end, f"{found:.1f} pixels from where it should be"
        page.wait_for_timeout(100)
    # A key is not heard while the map still moves by the one before: a quarter of a second.
    page.wait_for_timeout(400)


def far_off(page, streets):
    """Pixels between the map's middle and where the pictures say that the citizen's place is."""
    place = page.evaluate("""async ({ place, system }) => {
        const { shift } = await import('/app/streets.js')
        return system === 'gcj02' ? shift(place) : place
    }""", {"place": streets.place, "system": streets.system})
    box = page.locator(".map").bounding_box()
    picture = page.locator(".streets img.leaflet-tile-loaded").last
    _, zoom, column, row = re.fullmatch(r".*/(\w+)/(\d+)/(\d+)/(\d+)\.png", picture.get_attribute("src")).groups()
    side, seen = 2 ** int(zoom), picture.bounding_box()
    x = (place["longitude"] + 180) / 360 * side - int(column)
    y = (1 - asinh(tan(radians(place["latitude"]))) / pi) / 2 * side - int(row)
    across = seen["x"] + x * seen["width"] - (box["x"] + box["width"] / 2)
    down = seen["y"] + y * seen["height"] - (box["y"] + box["height"] / 2)
    return (across ** 2 + down ** 2) ** 0.5


def test_the_pages_shift_a_place_as_published(opened):
    page = opened(DESK)
    page.goto("/guide")
    (latitude, longitude), (north, east) = SHENZHEN
    place = page.evaluate("async place => (await import('/app/streets.js')).shift(place)", {"longitude": longitude, "latitude": latitude})
    assert abs(place["latitude"] - north) < 1e-9 and abs(place["longitude"] - east) < 1e-9


def test_staffs_maps_have_streets_too(shown, streets):
    page = sign_in(shown(DESK), streets.city)
    page.goto("/city")
    settle(page)
    drawn(page)


def test_where_no_server_is_named_nothing_is_asked_of_anybody(opened, city):
    page = opened(DESK)
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto("/map")
    settle(page)
    page.locator(".leaflet-container").wait_for()
    expect(page.locator(".leaflet-control-attribution")).to_have_text("示意图")
    assert page.locator(".streets").count() == 0
    assert all(address.startswith(city.url + "/") for address in addresses if not address.startswith(("blob:", "data:")))
