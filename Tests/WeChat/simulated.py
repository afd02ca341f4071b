"""A simulator of the tests' own, with fresh keys, an ear for its call-backs, and one transfer."""

import http.server
import json
import os
import queue
import subprocess
import threading
import time
from pathlib import Path

import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

PORT_BASE = int(os.environ.get("RRP_PORT_BASE", "21700"))
BIN = Path(os.environ.get("RRP_TEST_BIN", Path(__file__).resolve().parents[2] / ".build/debug"))
MERCHANT = "1900000109"
SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
APP = "wx0000000000000001"
PLATFORM_SERIAL = "PUB_KEY_ID_0119000001090000000002"
API_KEY = "abcdefghijklmnopqrstuvwxyz012345"


def pems():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return (
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(),
    )


class Simulator:
    """The process, and what tests ask of its control."""

    def __init__(self, folder, port):
        self.url = f"http://127.0.0.1:{port}"
        self.merchant, merchant_public = pems()
        platform, self.platform_public = pems()
        self.environment = {
            "PATH": os.environ["PATH"],
            "WECHAT_SIMULATOR_PORT": str(port),
            "WECHAT_SIMULATOR_RECORD": str(folder / "record.jsonl"),
            "WECHAT_SIMULATOR_MERCHANT_PUBLIC_KEY": merchant_public,
            "WECHAT_SIMULATOR_PLATFORM_KEY": platform,
            "WECHAT_SIMULATOR_PLATFORM_SERIAL": PLATFORM_SERIAL,
            "WECHAT_SIMULATOR_BALANCE": "1000000",
            "WECHAT_PAY_MERCHANT_ID": MERCHANT,
            "WECHAT_PAY_MERCHANT_SERIAL": SERIAL,
            "WECHAT_PAY_API_KEY": API_KEY,
            "WECHAT_APP_ID": APP,
            "WECHAT_APP_SECRET": "secret",
        }
        self.record_file = folder / "record.jsonl"
        self.process = None

    def start(self):
        self.process = subprocess.Popen([BIN / "wechat-simulator"], env=self.environment)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                return requests.get(self.url + "/health", timeout=5).raise_for_status()
            except requests.RequestException:
                assert self.process.poll() is None, "the simulator ended"
                time.sleep(0.05)
        raise AssertionError("the simulator does not answer")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def control(self, name, **body):
        answer = requests.post(f"{self.url}/control/{name}", json=body, timeout=30)
        answer.raise_for_status()
        return answer

    def faults(self, *rules, seed=1):
        self.control("faults", rules=list(rules), seed=seed)

    def record(self):
        return requests.get(self.url + "/control/record", timeout=30).json()

    def confirm(self, package, decision="accept"):
        return requests.post(self.url + "/confirm", data={"package": package, "decision": decision}, timeout=30)


class Ear(http.server.ThreadingHTTPServer):
    """Hears call-backs, and answers them at once unless `answers` is cleared."""

    def __init__(self, port):
        heard = self.heard = queue.Queue()
        answers = self.answers = threading.Event()
        answers.set()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                heard.put((dict(self.headers), body))
                answers.wait(60)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{port}/notices"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def next(self, timeout=30):
        return self.heard.get(timeout=timeout)

    def silent(self, seconds=0.5):
        try:
            self.heard.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


def transfer(client, number, amount=365, **more):
    status, text = client.mch_transfer_bills(
        out_bill_no=number,
        transfer_scene_id="1002",
        openid="o-someone",
        transfer_amount=amount,
        transfer_remark="人人拍奖励",
        transfer_scene_report_infos=[{"info_type": "补贴类型", "info_content": "群众线索奖励"}],
        **more,
    )
    return status, json.loads(text)
