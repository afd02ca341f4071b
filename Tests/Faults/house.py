"""The running system as an operator sees it: its processes, its servers, its figures."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
LOCAL = CHECKOUT / "deploy" / "local"
SERVICES = ["gateway", "intake", "verification", "dispatch", "reward", "scheduler", "notification"]


class House:
    """A house started by deploy/test or deploy/run, at RRP_HOME and RRP_PORT_BASE."""

    def __init__(self, programs):
        self.home = Path(os.environ["RRP_HOME"])
        self.base = int(os.environ["RRP_PORT_BASE"])
        self.programs = Path(programs)
        self.database_port = self.base + 20
        self.accounts = self.home / "secrets" / "demonstration-accounts.json"

    def instances(self):
        """Names such as ``intake-2``: the services under supervision, without what stands in for the outside world."""
        names = [file.name.removesuffix(".supervisor.pid") for file in (self.home / "run").glob("*.supervisor.pid")]
        names = [name for name in names if name.rsplit("-", 1)[0] in SERVICES]
        return sorted(names, key=lambda name: (SERVICES.index(name.rsplit("-", 1)[0]), name))

    def gateways(self):
        return [
            f"http://127.0.0.1:{self.base + int(name.rsplit('-', 1)[1]) - 1}"
            for name in self.instances() if name.startswith("gateway-")
        ]

    def pid(self, name):
        return int((self.home / "run" / f"{name}.pid").read_text().split()[0])

    def operations(self, name, path):
        """What an instance answers on its own port; None when it does not answer."""
        service, number = name.rsplit("-", 1)
        port = self.base + 30 + 10 * SERVICES.index(service) + int(number) - 1
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=2) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, OSError):
            return None

    def await_ready(self, name, seconds=180):
        wait_until(lambda: self.operations(name, "ready") is not None, f"{name} is ready", seconds)

    def kill(self, name):
        """kill -9; its supervisor starts it again."""
        before = self.pid(name)
        os.kill(before, signal.SIGKILL)
        wait_until(lambda: self.pid(name) != before, f"{name} is started again", 120)
        self.await_ready(name)

    def stand_still(self, name, seconds):
        """Stops a process without ending it, as a machine does that has run out of breath."""
        pid = self.pid(name)
        os.kill(pid, signal.SIGSTOP)
        try:
            time.sleep(seconds)
        finally:
            os.kill(pid, signal.SIGCONT)

    def server(self, name, action):
        """``postgres`` or ``rabbitmq``: start, stop, crash."""
        subprocess.run([LOCAL / name, action], check=True, stdout=subprocess.DEVNULL)

    def environment(self, service, number=1):
        """Exactly what that process would be started with."""
        text = subprocess.run([LOCAL / "env", service, str(number)], check=True, capture_output=True, text=True).stdout
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "RRP_HOME", "RRP_PORT_BASE") if name in os.environ}
        return {**kept, "LANG": "C.UTF-8", **dict(line.split("=", 1) for line in text.splitlines())}

    def operator(self, *arguments, output=None):
        """Starts the operator's command."""
        return subprocess.Popen(
            [self.programs / "rrp", *map(str, arguments)],
            env=self.environment("rrp"), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, text=True,
        )


def wait_until(holds, what, seconds):
    end = time.monotonic() + seconds
    while True:
        try:
            if holds():
                return
        except (OSError, ValueError, IndexError):
            pass  # a file that is being written, a process that is just starting
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.1)
