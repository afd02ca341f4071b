"""Payouts in the short form of their campaign, and the drill of a restore: whatever fails, nothing is paid twice and nothing
is lost. After the campaign of reports: these reports come from nowhere, and the drill throws away what came last."""

import os

import pytest

from payouts import Campaign, Town
from restore import Drill


@pytest.fixture(scope="module")
def town():
    return Town(os.environ["RRP_TEST_BIN"])


def test_payouts_under_every_fault_are_paid_once_or_end_with_a_reason(town):
    assert Campaign(town, count=300, seed=7).run() == []


def test_after_a_restore_nothing_is_paid_twice_and_what_differs_is_on_the_work_list(town):
    assert Drill(town).run() == []
