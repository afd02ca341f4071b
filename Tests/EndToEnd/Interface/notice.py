"""Call-backs as WeChat Pay makes them, signed and sealed with the keys of the house's simulated provider."""

import json
import os
import time
import uuid
from base64 import b64encode
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from wechatpayv3.utils import load_private_key, rsa_sign

SECRETS = Path(os.environ.get("RRP_TEST_SECRETS", "."))


def genuine(bill, key=None, api_key=None, seconds_ago=0):
    """The body and the headers; with another key, API key or time it is what must be refused."""
    api_key = api_key or (SECRETS / "key-wechat-api").read_text(encoding="ascii")
    key = key or load_private_key((SECRETS / "key-wechat-platform").read_text(encoding="ascii"))
    serial = next((SECRETS / "wechat-platform-keys").iterdir()).stem
    sealed = AESGCM(api_key.encode()).encrypt(b"abcdefghijkl", json.dumps(bill).encode(), b"mch_payment")
    body = json.dumps(
        {
            "id": str(uuid.uuid4()),
            "create_time": "2026-01-05T10:00:05+08:00",
            "resource_type": "encrypt-resource",
            "event_type": "MCHTRANSFER.BILL.FINISHED",
            "summary": "商家转账单据终态通知",
            "resource": {
                "original_type": "mch_payment",
                "algorithm": "AEAD_AES_256_GCM",
                "ciphertext": b64encode(sealed).decode(),
                "associated_data": "mch_payment",
                "nonce": "abcdefghijkl",
            },
        },
        ensure_ascii=False,
    ).encode()
    timestamp, nonce = str(int(time.time()) - seconds_ago), uuid.uuid4().hex
    headers = {
        "Content-Type": "application/json",
        "Wechatpay-Timestamp": timestamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": serial,
        "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
        "Wechatpay-Signature": rsa_sign(key, f"{timestamp}\n{nonce}\n{body.decode()}\n"),
    }
    return body, headers
