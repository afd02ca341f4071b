"""`rrp demo` tells its cases to their end, and leaves no shortened limit behind."""

import os
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]

TOLD = [
    # A to D
    "卫星接收设施", "建筑垃圾占道", "车辆堵塞消防通道", "路边暴露垃圾",
    # E
    "催办网格员", "超期上报中心", "现场核实", "退回", "改派、指定主办", "签收", "催办单位", "超期上报中心", "复查未通过", "返工",
    "复查通过", "已核实 · 已办结",
]


def operator(*arguments):
    lines = subprocess.run([CHECKOUT / "deploy/local/env", "rrp"], check=True, capture_output=True, text=True).stdout
    environment = {**os.environ, **dict(line.split("=", 1) for line in lines.splitlines())}
    environment["GATEWAY_URL"] = os.environ["RRP_TEST_GATEWAY"]
    environment["WECHAT_SIMULATOR_URL"] = os.environ["RRP_TEST_WECHAT"]
    command = [Path(os.environ["RRP_TEST_BIN"]) / "rrp", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=900)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def shortened():
    return "0.004" in operator("limit", "show", "0903", "--town", "441900115")


def test_every_case_is_told_to_its_end_and_the_limits_are_taken_back():
    told = operator("demo")
    place = 0
    for words in TOLD:
        place = told.find(words, place)
        assert place >= 0, f"“{words}” is not told, or too early:\n{told}"
    assert told.count("rrp limit set") == told.count("rrp limit remove") == 2
    assert not shortened()
