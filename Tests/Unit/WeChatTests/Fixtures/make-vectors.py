"""Makes vectors.json with the PyPI package wechatpayv3 and fresh keys: python make-vectors.py > vectors.json

What is in it was made by another implementation than the one under test: signatures, a sealed resource, an encrypted name.
"""

import json
from base64 import b64encode

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from wechatpayv3.utils import rsa_encrypt, rsa_sign

API_KEY = "0123456789abcdefghijklmnopqrstuv"


def key_pair():
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return private, private.public_key()


def pem(key):
    if hasattr(key, "private_bytes"):
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


merchant, merchant_public = key_pair()
platform, platform_public = key_pair()
next_platform, next_platform_public = key_pair()

order = '{"appid":"wx0000000000000001","out_bill_no":"RRP0001","transfer_amount":365,"transfer_remark":"人人拍奖励"}'
path = "/v3/fund-app/mch-transfer/transfer-bills"
request_text = f"POST\n{path}\n1700000000\nNONCE0001\n{order}\n"

bill = json.dumps(
    {
        "out_bill_no": "RRP0001",
        "transfer_bill_no": "1330000071100999991182020050700019480001",
        "state": "SUCCESS",
        "mch_id": "1900000001",
        "transfer_amount": 365,
        "openid": "o-someone",
        "create_time": "2026-01-05T10:00:00+08:00",
        "update_time": "2026-01-05T10:00:05+08:00",
    },
    separators=(",", ":"),
)
sealed = AESGCM(API_KEY.encode()).encrypt(b"abcdefghijkl", bill.encode(), b"mch_payment")
notice = json.dumps(
    {
        "id": "EV-2026010510000000001",
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
)


def signed(private, body):
    return rsa_sign(private, f"1700000000\nNONCE0002\n{body}\n")


print(
    json.dumps(
        {
            "apiKey": API_KEY,
            "merchantPrivateKey": pem(merchant),
            "merchantPublicKey": pem(merchant_public),
            "platformPrivateKey": pem(platform),
            "platformPublicKey": pem(platform_public),
            "nextPlatformPublicKey": pem(next_platform_public),
            "requestBody": order,
            "requestSignature": rsa_sign(merchant, request_text),
            "notice": notice,
            "noticeSignature": signed(platform, notice),
            "nextNoticeSignature": signed(next_platform, notice),
            "bill": bill,
            "encryptedName": rsa_encrypt("张三", platform_public),
        },
        ensure_ascii=False,
        indent=1,
    )
)
