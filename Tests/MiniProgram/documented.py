"""The calls of WeChat that the mini program makes, as WeChat's documents have them: names and parameters alone.

Each stands under the title of its page. Those without an address of their own lie under
developers.weixin.qq.com/miniprogram/dev/api/."""

from dataclasses import dataclass

#: What every call with options may have besides.
CALLBACKS = {"success", "fail", "complete"}


@dataclass(frozen=True)
class Call:
    title: str
    page: str
    must: frozenset = frozenset()
    may: frozenset = frozenset()
    #: Called with values and not with options.
    is_plain: bool = False


def call(title, page, must=(), may=(), is_plain=False):
    return Call(title, page, frozenset(must), frozenset(may), is_plain)


CALLS = {
    "request": call(
        "RequestTask wx.request(Object object)", "network/request/wx.request", ["url"],
        ["data", "header", "timeout", "method", "dataType", "responseType", "enableHttp2", "enableQuic", "enableCache"]),
    "uploadFile": call(
        "UploadTask wx.uploadFile(Object object)", "network/upload/wx.uploadFile", ["url", "filePath", "name"],
        ["header", "formData", "timeout"]),
    "login": call("wx.login(Object object)", "open-api/login/wx.login", may=["timeout"]),
    "chooseMedia": call(
        "wx.chooseMedia(Object object)", "media/video/wx.chooseMedia",
        may=["count", "mediaType", "sourceType", "maxDuration", "sizeType", "camera"]),
    "getLocation": call(
        "wx.getLocation(Object object)", "location/wx.getLocation",
        may=["type", "altitude", "isHighAccuracy", "highAccuracyExpireTime"]),
    "chooseLocation": call("wx.chooseLocation(Object object)", "location/wx.chooseLocation", may=["latitude", "longitude"]),
    "requestSubscribeMessage": call(
        "wx.requestSubscribeMessage(Object object)", "open-api/subscribe-message/wx.requestSubscribeMessage", ["tmplIds"]),
    # Also pay.weixin.qq.com, JSAPI调起用户确认收款: a merchant of its own gives its appId.
    "requestMerchantTransfer": call(
        "wx.requestMerchantTransfer(Object object)", "payment/wx.requestMerchantTransfer", ["mchId", "appId", "package"],
        ["subMchId", "subAppId", "openId"]),
    "showToast": call(
        "wx.showToast(Object object)", "ui/interaction/wx.showToast", ["title"], ["icon", "image", "duration", "mask"]),
    "navigateTo": call("wx.navigateTo(Object object)", "route/wx.navigateTo", ["url"]),
    "redirectTo": call("wx.redirectTo(Object object)", "route/wx.redirectTo", ["url"]),
    "makePhoneCall": call("wx.makePhoneCall(Object object)", "device/phone/wx.makePhoneCall", ["phoneNumber"]),
    "stopPullDownRefresh": call("wx.stopPullDownRefresh(Object object)", "ui/pull-down-refresh/wx.stopPullDownRefresh"),
    "canIUse": call("boolean wx.canIUse(string schema)", "base/wx.canIUse", is_plain=True),
    "setStorageSync": call("wx.setStorageSync(string key, any data)", "storage/wx.setStorageSync", is_plain=True),
    "getStorageSync": call("any wx.getStorageSync(string key)", "storage/wx.getStorageSync", is_plain=True),
}


def fault(name, options):
    """What WeChat's documents do not know about a call, in words; None where they know it.

    `options`: the names of what was given; None for a call with plain values or with nothing."""
    known = CALLS.get(name)
    if not known:
        return f"wx.{name} is not documented"
    given = set(options or ())
    if known.is_plain:
        return f"wx.{name} takes no options" if options else None
    if unknown := given - known.must - known.may - CALLBACKS:
        return f"wx.{name} has no {sorted(unknown)}"
    if missing := known.must - given:
        return f"wx.{name} needs {sorted(missing)}"
    return None
