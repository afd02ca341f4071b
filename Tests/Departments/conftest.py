"""A department on the real broker, with rights as `rrp department issue` gives them, and a gateway that only knows photos."""

import base64
import json
import os
import threading
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pika
import pytest

from department_consumer import Settings

DEPARTMENT = "441900003-chengguan"
REPORT = "0f3c2a51-7d0e-8a6b-9c1d-2e3f40516273"
PICTURE = b"\xff\xd8 a picture \xff\xd9"


class Management:
    """RabbitMQ's management API; the tests fail when there is no broker."""

    def __init__(self):
        self.address = os.environ["RRP_TEST_BROKER_MANAGEMENT_URL"]
        self.user = os.environ["RRP_TEST_BROKER_USER"]
        self.password = os.environ["RRP_TEST_BROKER_PASSWORD"]

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            self.address + path, json.dumps(body).encode() if body is not None else None, method=method
        )
        secret = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        request.add_header("Authorization", f"Basic {secret}")
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()


@dataclass
class FakeGateway:
    address: str
    sign_ins: list = field(default_factory=list)
    uploads: list = field(default_factory=list)
    asked: list = field(default_factory=list)


@pytest.fixture
def gateway():
    """Signs in, gives out one picture and takes uploads; the first access token is worth nothing any more."""
    fake = FakeGateway("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.is_signed_in():
                fake.asked.append(self.path)
                self.answer(200, PICTURE, "image/jpeg")

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/v1/sessions":
                fake.sign_ins.append(json.loads(body))
                self.json(201, {"accessToken": f"token-{len(fake.sign_ins)}"})
            elif self.is_signed_in():
                fake.uploads.append(body)
                self.json(201, {"token": f"photo-{len(fake.uploads)}"})

        def is_signed_in(self):
            if self.headers["Authorization"] == "Bearer token-2":
                return True
            self.json(401, {"status": 401})
            return False

        def json(self, status, value):
            self.answer(status, json.dumps(value).encode(), "application/json")

        def answer(self, status, body, media_type):
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield fake
    server.shutdown()
    server.server_close()


class House:
    """The other side: sends cases, reads replies, gives answers."""

    def __init__(self, settings, management):
        self.settings = settings
        self.management = management
        credentials = pika.PlainCredentials(management.user, management.password)
        self.connection = pika.BlockingConnection(
            pika.ConnectionParameters(settings.host, settings.port, settings.virtual_host, credentials)
        )
        self.channel = self.connection.channel()
        self.channel.confirm_delivery()

    def send(self, message_type, body, sequence=1, message_id=None):
        self.channel.basic_publish(
            "cases",
            DEPARTMENT,
            json.dumps(body, ensure_ascii=False).encode(),
            pika.BasicProperties(
                message_id=message_id or str(uuid.uuid4()),
                type=message_type,
                content_type="application/json",
                delivery_mode=pika.DeliveryMode.Persistent,
                headers={"cloudEvents:sequence": str(sequence), "cloudEvents:subject": REPORT},
            ),
            mandatory=True,
        )

    def replies(self):
        """What lies in the queue of replies, as (routing key, properties, body)."""
        found = []
        while True:
            method, properties, body = self.channel.basic_get("dispatch.replies", auto_ack=True)
            if method is None:
                return found
            found.append((method.routing_key, properties, json.loads(body)))

    def answer(self, properties, outcome):
        self.channel.basic_publish(
            "", properties.reply_to, json.dumps(outcome).encode(),
            pika.BasicProperties(correlation_id=properties.correlation_id),
        )


@pytest.fixture
def settings(gateway, tmp_path):
    """A virtual host of the test's own with one department, and the settings that its programmer is handed."""
    management = Management()
    virtual_host = f"test_{uuid.uuid4().hex[:12]}"
    settings = Settings(
        department=DEPARTMENT,
        user=f"{virtual_host}.department",
        password=uuid.uuid4().hex,
        queue=f"department.{DEPARTMENT}.{uuid.uuid4().hex}",
        host=os.environ["RRP_TEST_BROKER_HOST"],
        port=int(os.environ["RRP_TEST_BROKER_PORT"]),
        virtual_host=virtual_host,
        gateway=gateway.address,
        folder=tmp_path,
    )
    escaped = urllib.parse.quote(virtual_host, safe="")
    management.call("PUT", f"/api/vhosts/{escaped}", {})
    management.call("PUT", f"/api/users/{settings.user}", {"password": settings.password, "tags": ""})
    everything = {"configure": ".*", "write": ".*", "read": ".*"}
    management.call("PUT", f"/api/permissions/{escaped}/{management.user}", everything)
    quorum = {"durable": True, "auto_delete": False, "arguments": {"x-queue-type": "quorum"}}
    exchange = {"durable": True, "auto_delete": False, "internal": False, "arguments": {}}
    binding = {"destination_type": "queue", "arguments": {}, "vhost": virtual_host}
    dotted = DEPARTMENT.replace(".", "\\.")
    management.call(
        "POST",
        "/api/definitions",
        {
            "exchanges": [
                {"name": "cases", "type": "direct", "vhost": virtual_host, **exchange},
                {"name": "replies", "type": "topic", "vhost": virtual_host, **exchange},
            ],
            "queues": [
                {"name": settings.queue, "vhost": virtual_host, **quorum},
                {"name": "dispatch.replies", "vhost": virtual_host, **quorum},
            ],
            "bindings": [
                {"source": "cases", "destination": settings.queue, "routing_key": DEPARTMENT, **binding},
                {"source": "replies", "destination": "dispatch.replies", "routing_key": "#", **binding},
            ],
            "permissions": [
                {
                    "user": settings.user,
                    "vhost": virtual_host,
                    "configure": "^$",
                    "write": "^replies$",
                    "read": "^" + settings.queue.replace(".", "\\.") + "$",
                }
            ],
            "topic_permissions": [
                {
                    "user": settings.user,
                    "vhost": virtual_host,
                    "exchange": "replies",
                    "write": f"^{dotted}\\.case\\.(accept|return|extend|requestSuspension|rectify|note)\\.v1$",
                    "read": "^$",
                }
            ],
        },
    )
    yield settings
    management.call("DELETE", f"/api/vhosts/{escaped}")
    management.call("DELETE", f"/api/users/{settings.user}")


@pytest.fixture
def house(settings):
    house = House(settings, Management())
    yield house
    house.connection.close()
