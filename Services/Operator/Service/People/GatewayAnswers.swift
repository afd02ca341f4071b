/// What a person's program reads of the gateway's answers: only the fields that it uses.
struct SignedIn: Decodable, Sendable {
    struct Account: Decodable, Sendable {
        let id: String
        let scope: String?
    }
    let accessToken: String
    let refreshToken: String
    let account: Account
}

struct Receipt: Decodable, Sendable { let id: String }

struct SeenReport: Decodable, Sendable {
    struct Step: Decodable, Sendable {
        let at: String
        let type: String
        let state: String
        let words: SeenWords
        let note: String?
    }
    let id: String
    let state: String
    let words: SeenWords
    let isVerified: Bool
    let isHandled: Bool
    let acceptedAt: String?
    let question: String?
    let timeline: [Step]
}

struct SeenWords: Decodable, Sendable {
    let zh: String
    let en: String
}

struct SeenTask: Decodable, Sendable {
    let id: String
    let kind: String
    let state: String
    let reportId: String
}

/// A task as its own page shows it.
struct SeenTaskAnswer: Decodable, Sendable {
    struct Task: Decodable, Sendable { let isOverdue: Bool }
    let task: Task
}

struct SeenNotices: Decodable, Sendable {
    struct Notice: Decodable, Sendable {
        let type: String
        let reportId: String
        let words: SeenWords
    }
    let items: [Notice]
}

struct SeenCase: Decodable, Sendable {
    let id: String
    let state: String
    let reportId: String
    let departmentCode: String?
}

struct SeenTasks: Decodable, Sendable {
    let items: [SeenTask]
    let next: String?
}

struct SeenCases: Decodable, Sendable {
    let items: [SeenCase]
    let next: String?
}

struct SeenReportLine: Decodable, Sendable {
    let id: String
    let state: String
}

struct SeenReports: Decodable, Sendable {
    let items: [SeenReportLine]
    let next: String?
}

struct SeenAlarms: Decodable, Sendable {
    struct Alarm: Decodable, Sendable { let reportId: String }
    let items: [Alarm]
}

struct UploadedPicture: Decodable, Sendable { let token: String }

struct SeenPoints: Decodable, Sendable {
    struct RedPacket: Decodable, Sendable {
        let reportId: String
        let fen: Int
    }
    let balance: Int
    let redPackets: [RedPacket]
}
