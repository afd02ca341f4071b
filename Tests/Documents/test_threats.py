"""The page of threats: does what it names exist?"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "Services/Reward/THREATS.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines()
    if line.startswith("| to ")
]
CHECKS = {
    name for file in (ROOT / "Services/Operator/Service/Audit/Checks").glob("*.sql")
    for name in re.findall(r"^-- @check ([\w.]+):", file.read_text(encoding="utf-8"), re.MULTILINE)
}
SWIFT = {}
for test in (ROOT / "Tests").rglob("*Tests.swift"):
    found = re.findall(r"@Test\b.*?\bfunc (\w+)", test.read_text(encoding="utf-8"), re.DOTALL)
    SWIFT.setdefault(test.stem, set()).update(found)
PYTHON = {}
for test in (ROOT / "Tests").rglob("test_*.py"):
    found = re.findall(r"^def (test_\w+)", test.read_text(encoding="utf-8"), re.MULTILINE)
    PYTHON.setdefault(test.stem, set()).update(found)


def exists(name):
    if name.startswith("audit: "):
        return name.removeprefix("audit: ") in CHECKS
    place, _, test = name.partition(".")
    return test in (PYTHON if place.startswith("test_") else SWIFT).get(place, ())


def test_the_page_has_its_rows():
    assert len(ROWS) > 20 and all(len(row) == 3 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_each_claim_names_tests_and_checks_that_exist(row):
    names = re.findall(r"`([^`]+)`", row[2])
    assert names, "nothing proves it"
    assert [name for name in names if not exists(name)] == []


def test_a_made_up_name_is_noticed():
    assert not exists("audit: draw.lucky") and not exists("PayoutTests.nothing") and not exists("test_payouts.test_x")
