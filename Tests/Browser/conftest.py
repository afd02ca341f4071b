"""The running system that the browsers meet: RRP_TEST_GATEWAY is its address, RRP_TEST_ACCOUNTS its sign-ins."""

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from people import CHROMIUM, PATIENCE, City

# What is there in a moment on a machine of its own takes longer where everything else runs beside it.
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def city():
    return City(os.environ["RRP_TEST_GATEWAY"], os.environ["RRP_TEST_ACCOUNTS"])


@pytest.fixture(scope="module")
def browser():
    # Closed after each file: its event loop would be in the way of tests that have their own.
    with sync_playwright() as playwright:
        # The sandbox wants a user of its own; in a container of root there is none.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, city):
    """Opens pages of people, and at the end asks each whether anything went wrong in it."""
    from people import open_page
    pages = []

    def open_one(device, **more):
        page = open_page(browser, city, device, **more)
        pages.append(page)
        return page

    yield open_one
    errors = [error for page in pages for error in page.watch.errors]
    for page in pages:
        page.context.close()
    assert errors == []
