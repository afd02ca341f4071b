#!/usr/bin/env python3
"""A department's own system, connected to 人人拍 over AMQP: the worked example.

It takes the department's cases from its queue, keeps them in a file of its own, fetches the officer's photos over HTTP,
accepts each case, and reports the work as done with an after-photo. Change `Work` for your own system; the rest can stay.

    pip install pika
    python3 department_consumer.py            # settings come from the environment, see Settings

What to know:
* A message may come twice, and messages of one case may overtake each other. `message_id` tells the first, the header
  `cloudEvents:sequence` the second: a lower sequence of a case is old news.
* Work and store first, acknowledge then: what was not acknowledged comes again.
* Your routing key begins with your own department code; the broker closes the channel of one who writes as another.
* The same `message_id` again changes nothing twice. Make it of what you want to say, not of chance.
"""

import json
import os
import sqlite3
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path

import pika


@dataclass(frozen=True)
class Settings:
    """Where to connect. All but the host, port and photo folder are handed to you with your credential."""

    department: str  # for example 441900003-chengguan
    user: str
    password: str
    queue: str
    host: str = "127.0.0.1"
    port: int = 5672
    virtual_host: str = "departments"
    exchange: str = "replies"
    gateway: str = "http://127.0.0.1:8080"
    folder: Path = Path("department")

    @staticmethod
    def from_environment(environment=os.environ):
        def value(name, default=None):
            found = environment.get(f"DEPARTMENT_{name}", default)
            if found is None:
                raise SystemExit(f"set DEPARTMENT_{name}")
            return found

        return Settings(
            department=value("CODE"),
            user=value("USER"),
            password=value("PASSWORD"),
            queue=value("QUEUE"),
            host=value("BROKER_HOST", "127.0.0.1"),
            port=int(value("BROKER_PORT", "5672")),
            virtual_host=value("VHOST", "departments"),
            exchange=value("EXCHANGE", "replies"),
            gateway=value("GATEWAY", "http://127.0.0.1:8080"),
            folder=Path(value("FOLDER", "department")),
        )


class Gateway:
    """Photos go over HTTP, with the same user and password as the broker's."""

    def __init__(self, settings):
        self.settings = settings
        self.token = None

    def download(self, photo_id, report_id):
        """The bytes of one of the officer's photos, a JPEG."""
        return self._call("GET", f"/v1/photos/{photo_id}?report={report_id}")

    def upload(self, picture):
        """Uploads an after-photo; gives the token that goes into `photoTokens`. It is good for some hours."""
        return json.loads(self._call("POST", "/v1/photos", picture, "image/jpeg"))["token"]

    def _sign_in(self):
        body = json.dumps({"login": self.settings.user, "password": self.settings.password}).encode()
        request = urllib.request.Request(
            self.settings.gateway + "/v1/sessions", body, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            self.token = json.load(answer)["accessToken"]

    def _call(self, method, path, body=None, content_type=None):
        for attempt in (1, 2):
            if self.token is None:
                self._sign_in()
            headers = {"Authorization": f"Bearer {self.token}"}
            if content_type:
                headers["Content-Type"] = content_type
            request = urllib.request.Request(self.settings.gateway + path, body, headers, method=method)
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return answer.read()
            except urllib.error.HTTPError as error:
                # The access token lives a quarter of an hour: sign in again, once.
                if error.code != 401 or attempt == 2:
                    raise
                self.token = None


class Register:
    """What has come in, in a file: survives a crash, and knows a message that comes again."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.database = sqlite3.connect(folder / "cases.sqlite")
        self.database.executescript(
            """
            CREATE TABLE IF NOT EXISTS seen (message_id TEXT PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS cases (
                case_id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL);
            """
        )

    def is_news(self, message_id, case_id, sequence):
        """False for a message that came before, and for one that is older than what is known of its case."""
        seen = self.database.execute("SELECT 1 FROM seen WHERE message_id = ?", (message_id,)).fetchone()
        newer = self.database.execute(
            "SELECT 1 FROM cases WHERE case_id = ? AND sequence >= ?", (case_id, sequence)
        ).fetchone()
        return seen is None and newer is None

    def store(self, message_id, case_id, sequence, state, body):
        with self.database:
            self.database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (message_id,))
            self.database.execute(
                "INSERT OR REPLACE INTO cases VALUES (?, ?, ?, ?)",
                (case_id, sequence, state, json.dumps(body, ensure_ascii=False)),
            )

    def state(self, case_id):
        row = self.database.execute("SELECT state FROM cases WHERE case_id = ?", (case_id,)).fetchone()
        return row[0] if row else None


class Work:
    """What the department does with a case. Here: everything at once. Yours will take days and people."""

    def __init__(self, gateway, folder):
        self.gateway = gateway
        self.folder = folder

    def obstacle(self, case):
        """What the work must wait for, as (reason, day of the next word in RFC 3339), or None. Here: never anything."""
        return None

    def dispatched(self, case, report_id, reply):
        self.folder.mkdir(parents=True, exist_ok=True)
        pictures = [self.gateway.download(photo, report_id) for photo in case["officerPhotos"]]
        for photo, picture in zip(case["officerPhotos"], pictures):
            (self.folder / f"{photo}.jpg").write_bytes(picture)
        if not case["isRework"]:
            reply("case.accept.v1", caseID=case["caseID"], clerk="自动签收")
        if obstacle := self.obstacle(case):
            # The centre decides (挂账), and who reported reads the reason; work and report go on when it can be done.
            reason, day = obstacle
            reply("case.requestSuspension.v1", caseID=case["caseID"], reason=reason, nextWordOn=day, clerk="示例")
            return
        # … the work itself. The after-photo is taken on the spot; the example sends back the officer's own.
        done = {"caseID": case["caseID"], "words": "已整改完成 / put right", "clerk": "示例"}
        done["photoTokens"] = [self.gateway.upload(picture) for picture in pictures[:1]]
        if case["needsConclusion"]:
            done.update(conclusion="经检查符合要求", signedBy="示例")
        reply("case.rectify.v1", **done)

    def urged(self, urging):
        print(f"urged: {urging['caseID']} is due {urging['dueAt']}: {urging.get('note', '')}")

    def decided(self, decision):
        """What the centre decided about our time. While a suspension lasts, nothing is due."""
        outcome = "granted" if decision["isGranted"] else "refused"
        print(f"{decision['about']} {outcome}: {decision['caseID']} is due {decision.get('dueAt', 'when it goes on')}")

    def involved(self, case, reply):
        """Another department has it, and we help: somebody goes, and says so."""
        print(f"we help {case['leadDepartmentCode']}: {case['caseID']}: {case.get('note', '')}")
        reply("case.note.v1", caseID=case["caseID"], words="已派人协助", photoTokens=[])

    def withdrawn(self, withdrawal):
        print(f"no longer ours: {withdrawal['caseID']} ({withdrawal['reason']})")


class Department:
    """The connection: consumes the queue, replies, and hears what became of each reply."""

    def __init__(self, settings, work, register):
        self.settings = settings
        self.work = work
        self.register = register
        self.answers = []
        credentials = pika.PlainCredentials(settings.user, settings.password)
        self.connection = pika.BlockingConnection(
            pika.ConnectionParameters(
                settings.host,
                settings.port,
                settings.virtual_host,
                credentials,
                heartbeat=30,
                client_properties={"connection_name": f"department {settings.department}"},
            )
        )
        self.channel = self.connection.channel()
        self.channel.confirm_delivery()
        self.channel.basic_qos(prefetch_count=10)
        # The outcome of each reply comes back over this same channel.
        self.channel.basic_consume("amq.rabbitmq.reply-to", self._answered, auto_ack=True)
        self.channel.basic_consume(settings.queue, self._received)

    def run(self):
        """Works until the connection ends."""
        self.channel.start_consuming()

    def run_until(self, done, seconds=20):
        """Works until `done()` says so; False when it did not in time."""
        for _ in range(seconds * 10):
            if done():
                return True
            self.connection.process_data_events(time_limit=0.1)
        return done()

    def close(self):
        self.connection.close()

    def reply(self, message_type, about="", **body):
        """Says something; returns after the broker has it. The same words about the same message are said once."""
        named = json.dumps([about, message_type, body], sort_keys=True)
        self.channel.basic_publish(
            exchange=self.settings.exchange,
            routing_key=f"{self.settings.department}.{message_type}",
            body=json.dumps(body, ensure_ascii=False).encode(),
            properties=pika.BasicProperties(
                message_id=str(uuid.uuid5(uuid.NAMESPACE_URL, named)),
                type=message_type,
                content_type="application/json",
                delivery_mode=pika.DeliveryMode.Persistent,
                reply_to="amq.rabbitmq.reply-to",
                correlation_id=f"{message_type} {body.get('caseID', '')}",
            ),
            mandatory=True,
        )

    def _received(self, channel, method, properties, raw):
        body = json.loads(raw)
        sequence = int(properties.headers["cloudEvents:sequence"])
        state = {
            "case.dispatched.v1": "open",
            "case.urged.v1": "open",
            "case.decided.v1": "open",
            "case.involved.v1": "helping",
            "case.withdrawn.v1": "withdrawn",
        }.get(properties.type)
        if state is None:
            print(f"{properties.type} is new to us")
        elif self.register.is_news(properties.message_id, body["caseID"], sequence):
            self._work(properties, body)
            self.register.store(properties.message_id, body["caseID"], sequence, state, body)
        channel.basic_ack(method.delivery_tag)

    def _work(self, properties, body):
        if properties.type == "case.dispatched.v1":
            report_id = properties.headers["cloudEvents:subject"]
            self.work.dispatched(
                body, report_id, lambda kind, **reply: self.reply(kind, properties.message_id, **reply)
            )
        elif properties.type == "case.urged.v1":
            self.work.urged(body)
        elif properties.type == "case.decided.v1":
            self.work.decided(body)
        elif properties.type == "case.involved.v1":
            self.work.involved(body, lambda kind, **reply: self.reply(kind, properties.message_id, **reply))
        else:
            self.work.withdrawn(body)

    def _answered(self, channel, method, properties, raw):
        answer = json.loads(raw)
        self.answers.append((properties.correlation_id, answer))
        if answer["status"] == "refused":
            print(f"refused: {properties.correlation_id}: {answer['refusal']['words']['zh']}")


def main():
    settings = Settings.from_environment()
    work = Work(Gateway(settings), settings.folder / "photos")
    department = Department(settings, work, Register(settings.folder))
    print(f"{settings.department} is connected; Ctrl-C ends it")
    try:
        department.run()
    except KeyboardInterrupt:
        department.close()


if __name__ == "__main__":
    main()
