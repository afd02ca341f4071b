"""The operators' board: what waits, and what was put aside goes back by a button."""

import re
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
import pytest
from playwright.sync_api import expect

from people import DESK, PHONE, settle, sign_in

sys.path.append(str(Path(__file__).resolve().parents[1] / "EndToEnd" / "Interface"))

from nonsense import listed, publish, until  # noqa: E402
from operate import operator  # noqa: E402


@pytest.fixture
def aside(city):
    """A message that was put aside, by its name; at the end nothing of it is left."""
    message = publish()
    yield until(lambda: listed(message))[0]
    # What was sent back comes again, because nobody mended it.
    operator("parked", "drop", *until(lambda: listed(message)))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_a_parked_message_goes_back_by_its_button(opened, city, aside, device, dark):
    page = settle(sign_in(opened(device, dark=dark), city.operator))
    board = page.locator("main")
    # The broker counts its queues every few seconds.
    expect(board.get_by_role("row", name="notification.commands").first).to_be_visible()
    for service in ("gateway", "intake", "verification", "dispatch", "reward", "scheduler", "notification"):
        expect(board.get_by_role("rowheader", name=service, exact=True).first).to_be_visible()
    # The minute in which the executable was built, where the release has no name.
    expect(board.get_by_role("row", name=re.compile(r"^reward 1 · 2 20\d\d-\d\d-\d\dT\d\d:\d\dZ")).first).to_be_visible()
    expect(board).to_contain_text("message.malformed")
    grave = [found["id"] for found in Axe().run(page).response["violations"] if found["impact"] in ("serious", "critical")]
    assert grave == []
    page.get_by_role("button", name=f"重放 {aside}", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text("已送回原队列")
    # It goes from the list with the next look; what comes in its place is another row, because nobody mended it.
    expect(page.get_by_role("button", name=f"重放 {aside}", exact=True)).to_have_count(0)
    assert "replayed" in operator("parked", "show", aside)
