"""A citizen who reports something several times a second, whatever happens, and writes down every answer."""

import json
import threading
import time
import uuid
from dataclasses import dataclass

import requests

#: Seconds after which a token is renewed; it lives for 900.
FRESH = 600


@dataclass(frozen=True)
class Answer:
    at: float
    status: int
    retry_after: str | None
    report: str | None
    key: str


class Knocking(threading.Thread):
    def __init__(self, gateways, place, interval=0.2):
        super().__init__(daemon=True)
        self.gateways = gateways
        self.interval = interval
        self.answers = []
        self._place = place
        self._ended = threading.Event()
        account = requests.post(gateways[0] + "/v1/citizens", json={"displayName": "敲门人"}, timeout=10).json()
        self.citizen = account["account"]["id"].lower()
        self._token = account["accessToken"]
        self._refresh = account["refreshToken"]
        self._since = time.monotonic()

    def run(self):
        number = 0
        while not self._ended.wait(self.interval):
            number += 1
            self._knock(self.gateways[number % len(self.gateways)], number)

    def end(self):
        self._ended.set()
        self.join()

    def between(self, begin, end):
        return [answer for answer in self.answers if begin <= answer.at <= end]

    def _knock(self, gateway, number):
        if time.monotonic() > self._since + FRESH:
            self._renew(gateway)
        key = str(uuid.uuid4())
        body = {"categoryCode": "0901", "text": f"第{number}次敲门", "position": self._place}
        headers = {"Authorization": f"Bearer {self._token}", "Idempotency-Key": key}
        at = time.monotonic()
        try:
            answer = requests.post(gateway + "/v1/reports", json=body, headers=headers, timeout=10)
        except requests.RequestException:
            return  # a gateway that is just being killed; the next one is asked next time
        report = answer.json()["id"].lower() if answer.status_code == 202 else None
        self.answers.append(Answer(at, answer.status_code, answer.headers.get("Retry-After"), report, key))

    def _renew(self, gateway):
        """Well before it ends; where it cannot be had just now, the next knock asks again."""
        try:
            answer = requests.post(gateway + "/v1/sessions/refresh", json={"refreshToken": self._refresh}, timeout=10)
        except requests.RequestException:
            return
        if answer.ok:
            self._token, self._refresh = answer.json()["accessToken"], answer.json()["refreshToken"]
            self._since = time.monotonic()

    def write_log(self, file):
        """What was answered with success, as `rrp audit --log` reads it."""
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        with open(file, "a", encoding="utf-8") as log:
            for answer in self.answers:
                if answer.report:
                    line = {"at": moment, "kind": "accepted", "report": answer.report, "citizen": self.citizen,
                            "key": answer.key, "milliseconds": 0}
                    log.write(json.dumps(line) + "\n")
