"""A simulator of its own for these tests, and the PyPI client wechatpayv3, unmodified but for its host."""

import pytest
from simulated import API_KEY, APP, MERCHANT, PLATFORM_SERIAL, PORT_BASE, SERIAL, Ear, Simulator
from wechatpayv3 import WeChatPay, WeChatPayType


@pytest.fixture(scope="session")
def simulator(tmp_path_factory):
    it = Simulator(tmp_path_factory.mktemp("wechat"), PORT_BASE + 26)
    it.start()
    yield it
    it.kill()


@pytest.fixture(scope="session")
def ear():
    it = Ear(PORT_BASE + 27)
    yield it
    it.shutdown()
    it.server_close()


@pytest.fixture
def pay(simulator, ear):
    """The unmodified client."""
    simulator.faults()
    while not ear.heard.empty():
        ear.heard.get()
    client = WeChatPay(
        wechatpay_type=WeChatPayType.MINIPROG,
        mchid=MERCHANT,
        private_key=simulator.merchant,
        cert_serial_no=SERIAL,
        apiv3_key=API_KEY,
        appid=APP,
        notify_url=ear.url,
        public_key=simulator.platform_public,
        public_key_id=PLATFORM_SERIAL,
        timeout=(10, 60),
    )
    client._core._gate_way = simulator.url
    return client
