#!/usr/bin/env python3
"""Puts the worked example into the page for departments' programmers; a test checks that it is there."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "Services" / "Dispatch" / "DEPARTMENTS.md"
EXAMPLE = HERE / "department_consumer.py"
MARK = "```python\n"


def page():
    head = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    return head + MARK + EXAMPLE.read_text(encoding="utf-8") + "```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
