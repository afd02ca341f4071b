import HTTPTypes
import Model

extension Gateway {
    var sessionOperations: [Operation] {
        [
            .post(
                "signIn",
                "/v1/sessions",
                .session,
                zh: "用账号和密码登录",
                en: "Sign in with login and password",
                access: .everyone,
                status: 201,
                problems: [.init(.wrongPassword), ProblemNote(429, "signIn.blocked")],
                budget: .signingIn,
                content: SignIn.self
            ) { call, content in
                try await sessions.signIn(login: content.login, password: content.password, now: call.now)
            },
            .post(
                "refreshSession",
                "/v1/sessions/refresh",
                .session,
                zh: "用刷新令牌换取新的访问令牌",
                en: "Exchange a refresh token for new tokens",
                access: .everyone,
                status: 201,
                problems: [.init(.badRefreshToken)],
                budget: .signingIn,
                content: Refresh.self
            ) { call, content in
                try await sessions.refresh(content.refreshToken, now: call.now)
            },
            .post(
                "createCitizen",
                "/v1/citizens",
                .session,
                zh: "创建市民账号(设备账号或注册账号)",
                en: "Make a citizen's account: of this device, or with login and password",
                access: .everyone,
                status: 201,
                problems: [.init(.loginTaken)],
                budget: .signingIn,
                content: NewCitizen.self
            ) { call, content in
                try content.check()
                return try await sessions.register(content, now: call.now)
            },
            Operation(
                id: "signOut",
                method: .delete,
                path: "/v1/sessions/current",
                chapter: .session,
                summary: Words(zh: "退出登录", en: "Sign out: the refresh tokens of this sign-in end"),
                access: .signedIn,
                successes: [.init(status: 204, words: "Signed out.", body: .none)],
                problems: [.init(.unavailable)],
                budget: .commanding
            ) { call in
                try await sessions.accounts.revoke(family: try call.signedIn().family)
                return Reply(status: 204)
            },
            .read(
                "readAccount",
                "/v1/me",
                .session,
                zh: "当前登录的账号",
                en: "Whoever is signed in",
                access: .signedIn,
                problems: [.init(.badToken)],
                answer: AccountAnswer.self
            ) { call in
                guard let account = try await sessions.accounts.find(try call.signedIn().account) else {
                    throw Problem.badToken
                }
                return AccountAnswer(account)
            },
        ]
    }
}

extension NewCitizen {
    /// What a schema cannot say: login and password come together, and the password is not too short.
    fileprivate func check() throws {
        guard (login == nil) == (password == nil) else {
            throw Problem.field(login == nil ? "/login" : "/password", "is missing: login and password come together")
        }
        if let password, password.unicodeScalars.count < 8 {
            throw Problem.field("/password", "is shorter than 8 characters")
        }
    }
}
