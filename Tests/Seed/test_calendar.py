"""The calendar in the seed against chinesecalendar, which follows the State Council's announcements, day by day."""

import csv
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

CALENDAR = Path(__file__).resolve().parents[2] / "deploy" / "seed" / "calendar.csv"


def spans():
    with open(CALENDAR, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row


def days_of(year):
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def is_working(day):
    for first, last, row in spans():
        if first <= day <= last:
            return row["kind"] == "working"
    return day.weekday() < 5


@pytest.mark.parametrize("year", range(2020, 2027))
def test_every_day_of_the_year_is_a_working_day_or_not_as_published(year):
    wrong = [day for day in days_of(year) if is_working(day) != chinese_calendar.is_workday(day)]
    assert wrong == []


def test_spans_are_in_order_and_no_day_is_named_twice():
    before = date(2019, 12, 31)
    for first, last, _ in spans():
        assert before < first <= last
        before = last


def test_every_span_changes_something_and_says_its_name():
    for first, last, row in spans():
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        assert any((day.weekday() < 5) != (row["kind"] == "working") for day in days), row
        assert row["name"] and row["englishName"]
