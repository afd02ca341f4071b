"""The broker's user that the operators' board reads queues as: it sees them all and can do nothing with them."""

import os
from pathlib import Path

import pika
import pytest
import requests

SECRET = Path(os.environ.get("RRP_TEST_SECRETS", ".")) / "broker-rrp_monitor"


@pytest.fixture
def ask():
    credentials = ("rrp_monitor", SECRET.read_text().strip())

    def ask(method, path, **more):
        return requests.request(method, os.environ["RRP_TEST_BROKER_MANAGEMENT_URL"] + path, auth=credentials, timeout=30, **more)

    return ask


def test_it_sees_the_queues_of_both_virtual_hosts(ask):
    for virtual_host, queue in (("renrenpai", "intake.submissions"), ("departments", "dispatch.replies")):
        answer = ask("GET", f"/api/queues/{virtual_host}?columns=name,messages_ready,consumers")
        assert answer.status_code == 200, answer.text
        assert queue in {listed["name"] for listed in answer.json()}


@pytest.mark.parametrize("method,path,body", [
    ("PUT", "/api/users/mallory", {"password": "x", "tags": "administrator"}),
    ("PUT", "/api/permissions/renrenpai/rrp_monitor", {"configure": ".*", "write": ".*", "read": ".*"}),
    ("POST", "/api/queues/renrenpai/intake.submissions/get", {"count": 1, "ackmode": "ack_requeue_true", "encoding": "auto"}),
    ("POST", "/api/exchanges/renrenpai/amq.default/publish",
     {"properties": {}, "routing_key": "intake.commands", "payload": "x", "payload_encoding": "string"}),
    ("DELETE", "/api/queues/renrenpai/intake.submissions/contents", None),
    ("DELETE", "/api/queues/renrenpai/intake.submissions", None),
    ("PUT", "/api/policies/renrenpai/mine", {"pattern": ".*", "definition": {"max-length": 0}}),
])
def test_it_changes_and_reads_nothing(ask, method, path, body):
    answer = ask(method, path, json=body)
    assert 400 <= answer.status_code < 500, f"{method} {path}: {answer.status_code} {answer.text}"


def test_it_neither_publishes_nor_consumes():
    credentials = pika.PlainCredentials("rrp_monitor", SECRET.read_text().strip())
    connection = pika.BlockingConnection(
        pika.ConnectionParameters(
            os.environ["RRP_TEST_BROKER_HOST"], int(os.environ["RRP_TEST_BROKER_PORT"]), "renrenpai", credentials))
    try:
        channel = connection.channel()
        with pytest.raises(pika.exceptions.ChannelClosedByBroker, match="ACCESS_REFUSED"):
            channel.basic_get("intake.submissions")
        channel = connection.channel()
        channel.confirm_delivery()
        with pytest.raises(pika.exceptions.ChannelClosedByBroker, match="ACCESS_REFUSED"):
            channel.basic_publish("commands", "intake.commands", b"x")
    finally:
        connection.close()
