package import Runtime

/// The settings of WeChat; each process reads only those of the chapter it needs.
package enum WeChatKeys {
    package static let payAddress = ConfigurationKey(
        "WECHAT_PAY_URL",
        "WeChat Pay's host.",
        absence: .value("https://api.mch.weixin.qq.com")
    )
    package static let merchantID = ConfigurationKey(
        "WECHAT_PAY_MERCHANT_ID",
        "Merchant number (商户号); without it WeChat Pay is off.",
        absence: .off
    )
    package static let merchantSerial = ConfigurationKey(
        "WECHAT_PAY_MERCHANT_SERIAL",
        "Serial of the merchant's certificate.",
        absence: .off
    )
    package static let merchantKey = ConfigurationKey(
        "WECHAT_PAY_MERCHANT_KEY",
        "The merchant's private key, PEM.",
        absence: .off,
        isSecret: true
    )
    package static let platformKeys = ConfigurationKey(
        "WECHAT_PAY_PLATFORM_KEYS_DIRECTORY",
        "Folder with WeChat Pay's public keys as files `<serial>.pem`; a new key is found without a restart.",
        absence: .off
    )
    package static let apiKey = ConfigurationKey(
        "WECHAT_PAY_API_KEY",
        "The merchant's APIv3 key, 32 bytes: decrypts call-backs.",
        absence: .off,
        isSecret: true
    )
    package static let notifyURL = ConfigurationKey(
        "WECHAT_PAY_NOTIFY_URL",
        "Where WeChat Pay sends call-backs: the gateway's `/v1/wechat/transfer-notices`, over HTTPS, without a query.",
        absence: .off
    )
    package static let sceneID = ConfigurationKey(
        "WECHAT_PAY_SCENE_ID",
        "Scene of the transfers (转账场景): 1002 is an administrative subsidy.",
        absence: .value("1002")
    )
    package static let sceneReport = ConfigurationKey(
        "WECHAT_PAY_SCENE_REPORT",
        "What the scene demands to be reported, as `type=content` separated by semicolons.",
        absence: .value("补贴类型=群众线索奖励")
    )
    package static let remark = ConfigurationKey(
        "WECHAT_PAY_REMARK",
        "What the receiver reads, at most 32 characters; it names no case and no place.",
        absence: .value("人人拍奖励")
    )
    package static let callsPerSecond = ConfigurationKey(
        "WECHAT_PAY_CALLS_PER_SECOND",
        "Calls a second of this process; all together at most the provider's 100.",
        absence: .value("20")
    )
    package static let openAddress = ConfigurationKey(
        "WECHAT_API_URL",
        "Host of WeChat's open platform.",
        absence: .value("https://api.weixin.qq.com")
    )
    package static let appID = ConfigurationKey("WECHAT_APP_ID", "The mini program's AppID.", absence: .off)
    package static let appSecret = ConfigurationKey(
        "WECHAT_APP_SECRET",
        "The mini program's AppSecret.",
        absence: .off,
        isSecret: true
    )

    /// Who pays out.
    package static let paying = [
        payAddress, merchantID, merchantSerial, merchantKey, platformKeys, appID, notifyURL, sceneID, sceneReport,
        remark,
        callsPerSecond,
    ]
    /// Who takes call-backs and sign-in codes in.
    package static let receiving = [merchantID, platformKeys, apiKey, openAddress, appID, appSecret]
}
