"""A city's history, written at once: reports that are long answered, and the few that are open, with their tasks, cases and
counts, spread over the city as its cells are. Written as the superuser: nothing of it went through the services."""

import json
import os
import statistics
import time
import urllib.request
from pathlib import Path

from bench import figure, is_asked_for, number, sql

SIZES = (10_000, 100_000, 1_000_000)

PAST = """
    CREATE TEMPORARY TABLE past AS
    WITH cell AS (
        SELECT row_number() OVER (ORDER BY cell.code) - 1 AS place, cell.code, cell.village_code, cell.town_code,
               ST_X(cell.centre) AS longitude, ST_Y(cell.centre) AS latitude, duty.officer_id, count(*) OVER () AS cells
          FROM city.cell
          JOIN city.officer_cell AS duty ON duty.cell_code = cell.code AND duty.rank = 0
    ), kind AS (
        SELECT row_number() OVER (ORDER BY code) - 1 AS place, code, urgency, is_public, department_kind,
               count(*) OVER () AS kinds
          FROM city.category
         WHERE is_active AND NOT is_emergency AND NOT is_crime_tip
    )
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS task_id, gen_random_uuid() AS case_id, number,
           cell.code AS cell_code, cell.village_code, cell.town_code, cell.officer_id, kind.code AS category_code,
           kind.urgency, kind.is_public, cell.town_code || '-' || kind.department_kind AS department_code,
           cell.longitude + (hashint8(number) %% 1000) / 300000.0 AS longitude,
           cell.latitude + (hashint8(number * 7) %% 1000) / 300000.0 AS latitude,
           -- A report of three comes from one of a thousand who are at it all the time.
           lpad(to_hex(CASE number %% 3 WHEN 0 THEN (number %% 1000)::bigint ELSE 1000 + number::bigint * 7919 %% 300000 END), 32, '0')::uuid
               AS citizen_id,
           clock.now() - interval '28 months' * (number::float8 / {total}) AS at,
           -- Of a hundred, two wait for an officer, two are with a department, the rest is done.
           CASE number %% 100 WHEN 0 THEN 'open' WHEN 1 THEN 'open' WHEN 2 THEN 'sent' WHEN 3 THEN 'sent'
                ELSE CASE WHEN number %% 5 < 3 THEN 'closed' ELSE 'ended' END END AS stage
      FROM generate_series({first}, {last}) AS number
      JOIN cell ON cell.place = number %% cell.cells
      JOIN kind ON kind.place = (number / 7) %% kind.kinds
""".replace("%%", "%")

ROWS = """
    INSERT INTO intake.report (id, version, state, citizen_id, is_anonymous, source, category_code, urgency, is_public,
                               town_code, village_code, cell_code, pin, raw_longitude, raw_latitude, raw_system, words,
                               photos, fingerprint, accepted_at, decided_at, ended_at, closed_at)
    SELECT id, 1, 'registered', citizen_id, false, 'citizen', category_code, urgency, is_public, town_code,
           village_code, cell_code, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), longitude, latitude, 'wgs84',
           'past', '[]', '', at, at, CASE WHEN stage IN ('closed', 'ended') THEN at + interval '3 days' END,
           CASE WHEN stage = 'closed' THEN at + interval '3 days' END
      FROM past;
    INSERT INTO verification.report (report_id, citizen_id, is_anonymous, source, town_code, village_code, cell_code,
                                     category_code, urgency, is_public, longitude, latitude, registered_at,
                                     needs_conclusion, outcome, finding, officer_id, version)
    SELECT id, gen_random_uuid(), false, 'citizen', town_code, village_code, cell_code, category_code, urgency, is_public,
           longitude, latitude, at, false,
           CASE stage WHEN 'open' THEN 'verifying' WHEN 'sent' THEN 'inProgress' ELSE stage END,
           CASE stage WHEN 'open' THEN NULL WHEN 'ended' THEN 'unfounded' ELSE 'confirmed' END, officer_id, 1
      FROM past;
    INSERT INTO verification.task (task_id, report_id, kind, round, state, officer_id, town_code, village_code, cell_code,
                                   category_code, urgency, needs_conclusion, has_conclusion, questions, clockwork,
                                   assigned_at, ended_at, due_at, overdue_at, version)
    SELECT task_id, id, 'first', 1, CASE stage WHEN 'open' THEN 'assigned' ELSE 'concluded' END, officer_id, town_code,
           village_code, cell_code, category_code, urgency, false, false, 0, '{}', at,
           CASE WHEN stage <> 'open' THEN at + interval '5 hours' END, at + interval '24 hours',
           CASE WHEN stage = 'open' AND number % 3 = 0 THEN at + interval '24 hours' END, 1
      FROM past;
    INSERT INTO dispatch.case_file (case_id, report_id, town_code, village_code, grid_code, category_code, urgency, state,
                                    department_code, departments, round, returns, is_final, is_called_in, due_at,
                                    is_overdue, opened_at, changed_at, closed_at, version, snapshot)
    SELECT case_id, id, town_code, village_code, cell_code, category_code, urgency,
           CASE stage WHEN 'sent' THEN 'accepted' ELSE 'closed' END, department_code, ARRAY[department_code], 1, 0, false,
           false, at + interval '4 days', number % 9 = 0, at, at, CASE stage WHEN 'closed' THEN at + interval '3 days' END,
           1, '{}'
      FROM past
     WHERE stage IN ('sent', 'closed');
"""

COUNTS = """
    INSERT INTO {schema}.figure AS stored (period, starts_on, town_code, department_code, figure, shard, count)
    SELECT span.period, span.starts_on, past.town_code, whose.department_code, counted.figure, 0, count(*)
      FROM past
     CROSS JOIN LATERAL (VALUES ('', true), ({department}, false)) AS whose (department_code, is_town)
     CROSS JOIN LATERAL (SELECT (at AT TIME ZONE 'Asia/Shanghai')::date AS day) AS local
     CROSS JOIN LATERAL (VALUES ('day', local.day), ('month', date_trunc('month', local.day)::date),
                                ('all', '2000-01-01'::date)) AS span (period, starts_on)
     CROSS JOIN LATERAL (VALUES {figures}) AS counted (figure, counts)
     WHERE counted.counts AND (whose.is_town OR whose.department_code <> '')
     GROUP BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (period, starts_on, town_code, department_code, figure, shard) DO UPDATE
       SET count = stored.count + excluded.count
"""

LOCAL = """
    INSERT INTO {schema}.local_figure AS stored (period, starts_on, subject, town_code, code, figure, shard, count)
    SELECT span.period, span.starts_on, whose.subject, past.town_code, whose.code, counted.figure, 0, count(*)
      FROM past
     CROSS JOIN LATERAL (VALUES ('cell', past.cell_code), ('category', past.category_code), {officer})
                     AS whose (subject, code)
     CROSS JOIN LATERAL (SELECT (at AT TIME ZONE 'Asia/Shanghai')::date AS day) AS local
     CROSS JOIN LATERAL (VALUES ('day', local.day), ('month', date_trunc('month', local.day)::date),
                                ('all', '2000-01-01'::date)) AS span (period, starts_on)
     CROSS JOIN LATERAL (VALUES {figures}) AS counted (figure, counts)
     WHERE counted.counts AND whose.code IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (period, starts_on, subject, town_code, code, figure, shard) DO UPDATE
       SET count = stored.count + excluded.count
"""

DURATIONS = """
    INSERT INTO {schema}.duration AS stored (period, starts_on, town_code, department_code, stage, bucket, shard, count)
    SELECT span.period, span.starts_on, past.town_code, whose.department_code, counted.stage,
           (40 + abs(hashint8(past.number)) % 60)::smallint, 0, count(*)
      FROM past
     CROSS JOIN LATERAL (VALUES ('', true), ({department}, false)) AS whose (department_code, is_town)
     CROSS JOIN LATERAL (SELECT (at AT TIME ZONE 'Asia/Shanghai')::date AS day) AS local
     CROSS JOIN LATERAL (VALUES ('day', local.day), ('month', date_trunc('month', local.day)::date),
                                ('all', '2000-01-01'::date)) AS span (period, starts_on)
     CROSS JOIN LATERAL (VALUES {stages}) AS counted (stage, counts)
     WHERE counted.counts AND (whose.is_town OR whose.department_code <> '')
     GROUP BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (period, starts_on, town_code, department_code, stage, bucket, shard) DO UPDATE
       SET count = stored.count + excluded.count
"""

REPORTERS = """
    INSERT INTO intake.reporter AS known (citizen_id, town_code, campaign_code, cohort_code, first_on, reports)
    SELECT citizen_id, min(town_code), '', '', min((at AT TIME ZONE 'Asia/Shanghai')::date), count(*)
      FROM past
     GROUP BY citizen_id
    ON CONFLICT (citizen_id) DO UPDATE SET reports = known.reports + excluded.reports,
                                           first_on = least(known.first_on, excluded.first_on);
    DELETE FROM intake.reporter_figure;
    INSERT INTO intake.reporter_figure (month, town_code, campaign_code, cohort_code, shard, newcomers, stayed)
    SELECT date_trunc('month', first_on)::date, town_code, '', '', 0, count(*), 0 FROM intake.reporter GROUP BY 1, 2
"""

# Of forty cases a department returned one, and another took it.
PASSINGS = """
    INSERT INTO dispatch.passing AS stored (period, starts_on, town_code, from_code, to_code, shard, passed, accepted, seconds)
    SELECT span.period, span.starts_on, past.town_code, past.department_code, past.town_code || '-' || other.code,
           (past.number % 2)::smallint, count(*), count(*), sum(36000 + past.number % 36000)
      FROM past
      JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS kinds
              FROM city.department_kind) AS other ON other.place = past.number / 40 % other.kinds
     CROSS JOIN LATERAL (SELECT (at AT TIME ZONE 'Asia/Shanghai')::date AS day) AS local
     CROSS JOIN LATERAL (VALUES ('day', local.day), ('month', date_trunc('month', local.day)::date),
                                ('all', '2000-01-01'::date)) AS span (period, starts_on)
     WHERE past.number % 40 = 7
     GROUP BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (period, starts_on, town_code, from_code, to_code, shard) DO UPDATE
       SET passed = stored.passed + excluded.passed, accepted = stored.accepted + excluded.accepted,
           seconds = stored.seconds + excluded.seconds
"""

TABLES = "intake.report, intake.figure, verification.report, verification.task, verification.figure, dispatch.case_file, dispatch.figure, " \
    "intake.local_figure, verification.local_figure, dispatch.local_figure, verification.duration, dispatch.duration, " \
    "intake.reporter, intake.reporter_figure, dispatch.passing"


def fill(total):
    """Until there are so many reports."""
    have = int(number("SELECT count(*) FROM intake.report"))
    while have < total:
        last = min(have + 100_000, total)
        counts = [
            COUNTS.format(schema="intake", department="''", figures="('received', true), ('registered', true)"),
            COUNTS.format(
                schema="verification", department="''",
                figures="('verified', stage <> 'open'), ('verifiedInTime', stage <> 'open'), "
                        "('verificationDue', stage <> 'open' OR number % 3 = 0), "
                        "('confirmed', stage IN ('sent', 'closed')), ('unfounded', stage = 'ended')"),
            COUNTS.format(
                schema="dispatch", department="department_code",
                figures="('dispatched', stage IN ('sent', 'closed')), ('accepted', stage IN ('sent', 'closed')), "
                        "('rectified', stage = 'closed'), ('closed', stage = 'closed'), ('closedInTime', stage = 'closed'), "
                        "('closingDue', stage = 'closed'), ('overdue', stage IN ('sent', 'closed') AND number % 9 = 0)"),
            LOCAL.format(
                schema="intake", officer="('officer', NULL)",
                figures="('registered', true)"),
            LOCAL.format(
                schema="verification", officer="('officer', past.officer_id::text)",
                figures="('verified', stage <> 'open'), ('verifiedInTime', stage <> 'open'), "
                        "('confirmed', stage IN ('sent', 'closed')), ('unfounded', stage = 'ended')"),
            LOCAL.format(
                schema="dispatch", officer="('officer', NULL)",
                figures="('closed', stage = 'closed'), ('closedInTime', stage = 'closed'), ('closingDue', stage = 'closed'), "
                        "('overdue', stage IN ('sent', 'closed') AND number % 9 = 0)"),
            DURATIONS.format(schema="verification", department="''", stages="('verification', stage <> 'open')"),
            DURATIONS.format(
                schema="dispatch", department="department_code",
                stages="('acceptance', stage IN ('sent', 'closed')), ('rectification', stage = 'closed'), "
                        "('closing', stage = 'closed')"),
            REPORTERS, PASSINGS,
        ]
        sql(";\n".join([PAST.format(total=max(SIZES), first=have + 1, last=last), ROWS, *counts]))
        have = last
    sql("VACUUM ANALYZE " + TABLES)


class House:
    """The gateway with people who are signed in."""

    def __init__(self):
        self.url = f"http://127.0.0.1:{os.environ['RRP_PORT_BASE']}"
        accounts = Path(os.environ["RRP_HOME"]) / "secrets" / "demonstration-accounts.json"
        self.accounts = json.loads(accounts.read_text(encoding="utf-8"))["accounts"]

    def sign_in(self, role):
        account = next(a for a in self.accounts if a["role"] == role)
        return self.call("/v1/sessions", body={"login": account["login"], "password": account["password"]})["accessToken"]

    def citizen(self):
        return self.call("/v1/citizens", body={})["accessToken"]

    def call(self, path, token=None, body=None):
        return json.loads(self.fetch(path, token, body))

    def fetch(self, path, token=None, body=None):
        """The answer as it comes: what reading it costs is not the house's."""
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode() if body is not None else None,
            {"Content-Type": "application/json", **({"Authorization": "Bearer " + token} if token else {})},
            method="POST" if body is not None else "GET")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()


def measure(name, size, paths, token, house):
    """The median and the 99th percentile of 600 calls one after another, in milliseconds."""
    for path in paths[:50]:
        house.call(path, token)
    times = []
    for number_of_call in range(600):
        begin = time.perf_counter()
        house.fetch(paths[number_of_call % len(paths)], token)
        times.append((time.perf_counter() - begin) * 1000)
    percentiles = statistics.quantiles(times, n=100)
    figure(f"{name}.p50.{size}", percentiles[49], "ms")
    figure(f"{name}.p99.{size}", percentiles[98], "ms")


def is_wanted(name, size):
    return any(is_asked_for(f"{name}.{point}.{size}") for point in ("p50", "p99"))


def at_each_size(names, play):
    """Measures at every size that is asked for; the history only grows."""
    for size in SIZES:
        if any(is_wanted(name, size) for name in names):
            fill(size)
            play(size)
