"""What was put aside, in the operator's hands: listed, shown, sent again, dropped; and the broker's own dead letters."""

import json
import sys
import uuid
from pathlib import Path

import pika
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "Interface"))

from nonsense import connected, listed, publish, until  # noqa: E402
from operate import operator  # noqa: E402


@pytest.fixture
def channel():
    with connected() as channel:
        yield channel


def test_what_was_put_aside_is_shown_with_its_reason_and_sent_again_or_dropped():
    message_id = publish()
    place = until(lambda: listed(message_id))[0]
    shown = operator("parked", "show", place)
    assert "message.malformed" in shown and "this is no JSON" in shown and "notification.commands" in shown

    assert "1 sent again." in operator("parked", "replay", place)
    # The cause is not mended: it is put aside once more, as a row of its own.
    again = until(lambda: [other for other in listed(message_id) if other != place])[0]
    assert place not in listed(message_id)
    assert "replayed" in operator("parked", "show", place)

    assert "1 dropped." in operator("parked", "drop", again)
    assert listed(message_id) == []
    assert "dropped" in operator("parked", "show", again)
    assert "0 dropped." in operator("parked", "drop", again)


def test_dead_letters_go_back_to_the_queue_they_came_from(channel):
    queue = f"notification.test-{uuid.uuid4().hex[:12]}"
    channel.queue_declare(queue, durable=True, arguments={"x-queue-type": "quorum"})
    try:
        body = json.dumps({"again": queue}).encode()
        channel.basic_publish("", queue, body, pika.BasicProperties(message_id=queue, delivery_mode=2), mandatory=True)
        method, _, _ = until(lambda: got if (got := channel.basic_get(queue))[0] else None)
        channel.basic_reject(method.delivery_tag, requeue=False)
        until(lambda: queue in operator("parked", "list", "--queue", "dead"))

        assert f"{queue} went back to {queue}" in operator("parked", "replay", "--queue", "dead")
        method, properties, returned = until(lambda: got if (got := channel.basic_get(queue))[0] else None)
        assert returned == body and properties.message_id == queue
        channel.basic_ack(method.delivery_tag)
        assert queue not in operator("parked", "list", "--queue", "dead")
    finally:
        channel.queue_delete(queue)
