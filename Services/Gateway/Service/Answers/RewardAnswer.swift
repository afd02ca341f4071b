package import Model

/// What a report earned, and why no red packet where there is none.
package struct RewardAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "RewardAnswer",
        "What a report earned, and why no red packet where there is none.",
        [
            .required("reportId", .text(.uuid), "The report."),
            .required("isDecided", .boolean, "Decided; a moment after the verification."),
            .required("points", .integer(0...1_000_000), "Points."),
            .required("fen", .integer(0...100_000_000), "The red packet in fen; 0 where there is none."),
            .optional("declined", .choice(of: RedPacketDecline.self), "Why there is none."),
            .required("words", .object(WordsAnswer.schema), "The same for a person."),
            .required("isWithheld", .boolean, "It was verified, and registered while its reporter's rewards paused."),
            .required("isDrawn", .boolean, "A draw decided it; `readDraw` has what to recompute it with."),
        ]
    )

    /// The report.
    package let reportId: ReportID
    /// Decided; a moment after the verification.
    package let isDecided: Bool
    /// Points.
    package let points: Int
    /// The red packet in fen; 0 where there is none.
    package let fen: Int
    /// Why there is none.
    package let declined: RedPacketDecline?
    /// The same for a person.
    package let words: WordsAnswer
    /// It was verified, and registered while its reporter's rewards paused.
    package let isWithheld: Bool
    /// A draw decided it; `readDraw` has what to recompute it with.
    package let isDrawn: Bool
}

extension RewardAnswer {
    /// - Parameter declined: why there is no red packet; with `fen` above 0 it is nil.
    init(report: ReportID, points: Int, fen: Int, declined: RedPacketDecline?, isDrawn: Bool) {
        self.init(
            reportId: report,
            isDecided: true,
            points: points,
            fen: fen,
            declined: declined,
            words: WordsAnswer(fen > 0 ? Self.won : declined.map(Self.words) ?? Self.pointsOnly),
            isWithheld: false,
            isDrawn: isDrawn
        )
    }

    static func undecided(_ report: ReportID) -> RewardAnswer {
        RewardAnswer(
            reportId: report,
            isDecided: false,
            points: 0,
            fen: 0,
            declined: nil,
            words: WordsAnswer(Words(zh: "还没有奖励", en: "No reward yet")),
            isWithheld: false,
            isDrawn: false
        )
    }

    /// - Parameter mayBeGranted: an appeal that is open, or still possible, could bring it after all.
    static func withheld(_ report: ReportID, mayBeGranted: Bool) -> RewardAnswer {
        let hope =
            mayBeGranted
            ? Words(zh: ";申诉成立的,将予补发", en: "; if your appeal is upheld, it is granted") : Words(zh: "", en: "")
        return RewardAnswer(
            reportId: report,
            isDecided: false,
            points: 0,
            fen: 0,
            declined: nil,
            words: WordsAnswer(
                Words(
                    zh: "已核实,感谢您。这件上报在奖励暂停期间提交,不计奖励\(hope.zh)",
                    en: "Verified, thank you. It was sent while your rewards paused, and brings none\(hope.en)"
                )
            ),
            isWithheld: true,
            isDrawn: false
        )
    }

    private static let won = Words(zh: "恭喜,这件上报抽中了红包", en: "This report won a red packet")
    private static let pointsOnly = Words(zh: "这件上报有积分,没有红包", en: "This report earns points, no red packet")

    /// Kind, and true: what it was, and that it says nothing about the report's worth.
    private static func words(_ decline: RedPacketDecline) -> Words {
        switch decline {
        case .notOffered:
            Words(zh: "这一类别只有积分,没有红包", en: "This category earns points; it has no red packets")
        case .notWon:
            Words(
                zh: "这次没有抽中红包,积分照样到账;每件属实的上报都有同样的机会",
                en: "Not drawn this time; the points are yours, and every true report has the same chance"
            )
        case .budgetExhausted:
            Words(
                zh: "本镇街本月的红包已经发完,积分照样到账,下月继续",
                en: "This month's red packets of the town are used up; the points are yours, and next month goes on"
            )
        case .capReached:
            Words(
                zh: "您近期的红包已到上限,积分照样到账,过后继续有机会",
                en:
                    "You reached the limit of red packets for now; the points are yours, and there will be chances again"
            )
        case .anonymous:
            Words(zh: "匿名上报不发红包,积分照样到账", en: "Anonymous reports get no red packet; the points are yours")
        case .minors:
            Words(
                zh: "这项活动面向未成年人,只有积分,没有红包",
                en: "This campaign is for people under 18: points, no red packet"
            )
        case .goneOnArrival:
            Words(
                zh: "网格员到场时情况已消失,感谢提醒,这种情况有积分、没有红包",
                en: "It was gone when the officer came; thank you for the hint: points, no red packet"
            )
        }
    }
}
