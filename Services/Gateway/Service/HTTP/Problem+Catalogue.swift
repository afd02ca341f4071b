import Model

/// The gateway's own problems; those of the domain come from `RefusalCode`.
extension Problem {
    static func notJSON(_ failure: JSONParser.Failure) -> Problem {
        Problem(
            400,
            "request.notJSON",
            zh: "请求内容不是有效的 JSON",
            en: "The body is not JSON",
            detail: "byte \(failure.offset): \(failure.words)"
        )
    }

    /// A field of the body that does not fit its description.
    static func field(_ pointer: String, _ words: String) -> Problem {
        Problem(
            422,
            "request.invalid",
            zh: "请求内容不符合要求",
            en: "The body does not fit its description",
            detail: "\(pointer.isEmpty ? "the body" : pointer) \(words)",
            field: pointer
        )
    }

    /// A header or query parameter that is missing or malformed.
    static func parameter(_ name: String, _ words: String) -> Problem {
        Problem(
            400,
            "request.parameter",
            zh: "请求参数不符合要求",
            en: "A parameter does not fit its description",
            detail: "\(name) \(words)",
            field: name
        )
    }

    static func tooLarge(limit: Int) -> Problem {
        Problem(
            413,
            "request.tooLarge",
            zh: "请求内容过大",
            en: "The body is too large",
            detail: "at most \(limit) bytes are taken"
        )
    }

    static func mediaType(expected: [String]) -> Problem {
        Problem(
            415,
            "request.mediaType",
            zh: "不支持的内容类型",
            en: "This content type is not taken here",
            detail: "expected \(expected.joined(separator: ", "))",
            field: "Content-Type"
        )
    }

    static let noSuchPath = Problem(404, "path.unknown", zh: "没有这个地址", en: "There is nothing here")

    static func method(allowed: [String]) -> Problem {
        Problem(
            405,
            "method.notAllowed",
            zh: "不支持的请求方法",
            en: "This method is not taken here",
            detail: "allowed: \(allowed.joined(separator: ", "))"
        )
    }

    static let noToken = Problem(RefusalCode.signInNeeded)
    static let badToken = Problem(
        401,
        "token.invalid",
        zh: "登录信息无效,请重新登录",
        en: "The access token is not valid; please sign in again"
    )
    static let expiredToken = Problem(
        401,
        "token.expired",
        zh: "登录已过期,请重新登录",
        en: "The access token has expired; please refresh it"
    )
    static let wrongRole = Problem(RefusalCode.notPermitted)

    static func tooMany(retryAfter: Int) -> Problem {
        var problem = Problem(RefusalCode.rateLimited)
        problem.retryAfter = retryAfter
        return problem
    }

    static let wrongPassword = Problem(
        401,
        "signIn.wrong",
        zh: "账号或密码不正确",
        en: "The login or the password is not right"
    )

    static func signInBlocked(retryAfter: Int) -> Problem {
        Problem(
            429,
            "signIn.blocked",
            zh: "密码错误次数过多,请稍后再试",
            en: "Too many wrong passwords; please wait",
            retryAfter: retryAfter
        )
    }

    static let badRefreshToken = Problem(
        401,
        "refresh.invalid",
        zh: "登录已失效,请重新登录",
        en: "The refresh token is not valid any more; please sign in"
    )
    static let loginTaken = Problem(409, "account.loginTaken", zh: "这个账号名已被使用", en: "This login is taken")

    static func unavailable(_ part: String, retryAfter: Int = 5) -> Problem {
        var problem = Problem(RefusalCode.unavailable, detail: part)
        problem.retryAfter = retryAfter
        return problem
    }

    static let intakeFull = Problem(
        503,
        "intake.full",
        zh: "上报人数较多,请稍后再试",
        en: "Too many reports are waiting; please try again later",
        retryAfter: 10
    )
    static let internalFailure = Problem(500, "internal", zh: "系统出现问题,请稍后再试", en: "Something failed on our side")
    static let noticeRefused = Problem(
        401,
        "notice.refused",
        zh: "通知未通过验证",
        en: "The call-back is not genuine"
    )
    static let unknownPhoto = Problem(404, "photo.unknown", zh: "没有找到这张照片", en: "No such photo")
    static let unknownOperation = Problem(404, "operation.unknown", zh: "没有找到这项操作", en: "No such operation")
}
