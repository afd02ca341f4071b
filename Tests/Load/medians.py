#!/usr/bin/env python3
"""Medians of what deploy/bench measured, as a table and as JSON.

Reads JSON lines {"name", "value", "unit"}, one for each figure and round. A figure `x` is set beside `x.reference`, the
same work done by somebody else's program, where there is one; the ratio is of the medians.
"""

import argparse
import json
import statistics
import sys

REFERENCE = ".reference"


def read(path):
    """{name: (unit, [values])}, in the order of first appearance."""
    figures = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                figure = json.loads(line)
                unit, values = figures.setdefault(figure["name"], (figure["unit"], []))
                values.append(float(figure["value"]))
            except (ValueError, KeyError, TypeError) as error:
                raise SystemExit(f"{path}:{number}: not a figure: {line.strip()} ({error})")
    return figures


def summarise(figures):
    medians = {name: statistics.median(values) for name, (_, values) in figures.items()}
    rows = []
    for name, (unit, _) in figures.items():
        if name.endswith(REFERENCE):
            continue
        reference = medians.get(name + REFERENCE)
        ratio = medians[name] / reference if reference else None
        rows.append({"name": name, "value": medians[name], "unit": unit, "reference": reference, "ratio": ratio})
    return rows


def spell(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("figures")
    parser.add_argument("--only", default="", help="only names that begin so; several with commas between")
    parser.add_argument("--json", help="file to write")
    arguments = parser.parse_args()
    rows = [row for row in summarise(read(arguments.figures)) if row["name"].startswith(tuple(arguments.only.split(",")))]
    if not rows:
        sys.exit(f"nothing was measured whose name begins with {arguments.only!r}")
    width = max(len(row["name"]) for row in rows)
    print(f"{'figure':{width}}  {'median':>12}  {'unit':8}  {'reference':>12}  {'ratio':>6}")
    for row in rows:
        ratio = "" if row["ratio"] is None else f"{row['ratio']:.2f}"
        print(f"{row['name']:{width}}  {spell(row['value']):>12}  {row['unit']:8}  {spell(row['reference']):>12}  {ratio:>6}")
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=2)
            file.write("\n")


if __name__ == "__main__":
    main()
