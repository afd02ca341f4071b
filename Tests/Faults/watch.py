"""Reads every process's figures all the time, so that what was counted before a kill -9 is not forgotten."""

import re
import threading
from collections import defaultdict

LINE = re.compile(r'^rrp_(\w+)(?:\{\w+="([^"]*)"\})? ([0-9.e+-]+)$')


class Watch(threading.Thread):
    """``growth[name][(instance, label)]``: by how much a counter grew in all its incarnations.

    ``repeated`` is the same without what a new incarnation starts with: for connections, the ones made anew.
    """

    def __init__(self, house, interval=0.5):
        super().__init__(daemon=True)
        self.house = house
        self.interval = interval
        self.growth = defaultdict(lambda: defaultdict(float))
        self.repeated = defaultdict(lambda: defaultdict(float))
        self.active_relays = set()
        self._last = {}
        self._ended = threading.Event()
        self.extra = []

    def run(self):
        while not self._ended.wait(self.interval):
            self.look()

    def look(self):
        for instance in self.house.instances() + self.extra:
            text = self.house.operations(instance, "metrics")
            if text is not None:
                self._read(instance, text)

    def _read(self, instance, text):
        for line in text.splitlines():
            found = LINE.match(line)
            if not found:
                continue
            name, label, value = found[1], found[2] or "", float(found[3])
            if name == "relay_active":
                (self.active_relays.add if value else self.active_relays.discard)((instance, label))
            key = (name, instance, label)
            last = self._last.get(key)
            self._last[key] = value
            if last is None or value < last:
                self.growth[name][instance, label] += value
            else:
                self.growth[name][instance, label] += value - last
                self.repeated[name][instance, label] += value - last

    def end(self):
        self._ended.set()
        self.join()
        self.look()

    def total(self, name):
        return int(sum(self.growth[name].values()))

    def repeated_by_service(self, name):
        """{(service, label): how often}, over all instances."""
        sums = defaultdict(int)
        for (instance, label), value in self.repeated[name].items():
            sums[instance.rsplit("-", 1)[0], label] += int(value)
        return dict(sums)
