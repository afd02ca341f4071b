"""A message that no service can handle, for what happens to it."""

import contextlib
import os
import time
import uuid

import pika

from operate import operator


@contextlib.contextmanager
def connected():
    """A channel of the test's own to the broker, as its administrator."""
    credentials = pika.PlainCredentials(os.environ["RRP_TEST_BROKER_USER"], os.environ["RRP_TEST_BROKER_PASSWORD"])
    connection = pika.BlockingConnection(
        pika.ConnectionParameters(
            os.environ["RRP_TEST_BROKER_HOST"], int(os.environ["RRP_TEST_BROKER_PORT"]),
            os.environ["RRP_TEST_BROKER_VHOST"], credentials))
    try:
        channel = connection.channel()
        channel.confirm_delivery()
        yield channel
    finally:
        connection.close()


def publish():
    """Sends a message with every header and a body that is no JSON to notification; gives its identifier."""
    message_id = str(uuid.uuid4())
    headers = {f"cloudEvents:{name}": value for name, value in {
        "specversion": "1.0", "id": message_id, "type": "notice.read.v1", "source": "gateway",
        "time": "2026-01-02T03:04:05Z", "sequence": "0"}.items()}
    with connected() as channel:
        channel.basic_publish("", "notification.commands", b"this is no JSON", pika.BasicProperties(
            message_id=message_id, type="notice.read.v1", content_type="application/json", delivery_mode=2,
            headers=headers))
    return message_id


def until(look):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError("not within 60 s")


def listed(message_id):
    """The places of that message that wait, newest first."""
    places = [line.split()[0] for line in operator("parked", "list", "--service", "notification").splitlines()
              if line.startswith("notification:")]
    return [place for place in places if message_id in operator("parked", "show", place)]
