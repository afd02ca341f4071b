import Model

extension FigureSheet {
    static func towns(_ items: [TownFigure], names: [String: String]) -> FigureSheet {
        FigureSheet(
            items,
            [
                .init("镇街编码", "code") { $0.townCode.rawValue },
                .init("镇街", "town") { names[$0.townCode.rawValue] ?? $0.townCode.rawValue },
                .count("收到", "received", \.received), .count("受理", "registered", \.registered),
                .number("每万人受理", "registered per ten thousand residents", \.registeredPerTenThousand),
                .count("巡查发现", "found on patrol", \.patrol), .count("复发", "recurred", \.recurred),
                .count("应核实", "verification due", \.verificationDue), .count("已核实", "verified", \.verified),
                .count("按时核实", "verified in time", \.verifiedInTime),
                .rate("核实率", "verification rate", \.verificationRate),
                .rate("按时核实率", "verified in time, rate", \.verificationOnTimeRate),
                .hours("核实用时中位数(小时)", "hours to verification, median", \.verificationMedianSeconds),
                .hours("核实用时九成(小时)", "hours to verification, 90th percentile", \.verificationP90Seconds),
                .count("属实待办", "confirmed", \.confirmed), .count("当场解决", "resolved on site", \.resolvedOnSite),
                .count("不属实", "unfounded", \.unfounded),
                .rate("不属实率", "unfounded, rate", \.unfoundedRate),
                .count("提请恶意认定", "bad faith proposed", \.maliceProposed), .count("恶意", "malicious", \.malicious),
                .rate("恶意率", "malicious, rate", \.maliciousRate), .count("到场已消失", "gone on arrival", \.goneOnArrival),
                .count("抽查", "samples checked", \.sampleChecked), .count("抽查不符", "samples failed", \.sampleFailed),
                .count("交办", "dispatched", \.dispatched), .count("退回", "returned", \.returned),
                .rate("响应率", "response rate", \.responseRate),
                .count("延期", "extended", \.extended), .count("挂账", "suspended", \.suspended),
                .count("返工", "reworked", \.reworked), .count("应办结", "closing due", \.closingDue),
                .count("办结", "closed", \.closed), .count("按时办结", "closed in time", \.closedInTime),
                .rate("办结率", "closing rate", \.closingRate),
                .rate("按时办结率", "closed in time, rate", \.closingOnTimeRate),
                .hours("办结用时中位数(小时)", "hours to closing, median", \.closingMedianSeconds),
                .hours("办结用时九成(小时)", "hours to closing, 90th percentile", \.closingP90Seconds),
                .count("重开", "reopened", \.reopened), .count("超时", "limits passed", \.overdue),
                .count("现在超时", "overdue now", \.overdueNow), .count("评价", "rated", \.rated),
                .count("市民称已解决", "solved, by citizens", \.ratedSolved), .rate("解决率", "solved, rate", \.solvedRate),
                .count("满意", "content", \.ratedContent), .rate("满意率", "content, rate", \.contentRate),
            ]
        )
    }

    static func departments(_ items: [DepartmentFigure], names: [String: String]) -> FigureSheet {
        FigureSheet(
            items,
            [
                .init("单位编码", "code") { $0.departmentCode.rawValue },
                .init("责任单位", "department") { names[$0.departmentCode.rawValue] ?? $0.departmentCode.rawValue },
                .count("交办", "dispatched", \.dispatched), .count("签收", "accepted", \.accepted),
                .count("默认签收", "accepted by silence", \.acceptedBySilence),
                .rate("响应率", "response rate", \.responseRate),
                .hours("签收用时中位数(小时)", "hours to acceptance, median", \.acceptanceMedianSeconds),
                .count("退回", "returned", \.returned), .rate("退回率", "return rate", \.returnRate),
                .count("申请延期", "extensions asked", \.extensionAsked), .count("延期", "extended", \.extended),
                .rate("延期率", "extension rate", \.extensionRate), .count("挂账", "suspended", \.suspended),
                .rate("挂账率", "suspension rate", \.suspensionRate), .count("整改", "rectified", \.rectified),
                .count("按时整改", "rectified in time", \.rectifiedInTime),
                .rate("按时整改率", "in time, rate", \.onTimeRate),
                .hours("整改用时中位数(小时)", "hours to “done”, median", \.rectificationMedianSeconds),
                .hours("整改用时九成(小时)", "hours to “done”, 90th percentile", \.rectificationP90Seconds),
                .count("返工", "reworked", \.reworked), .rate("返工率", "re-work rate", \.reworkRate),
                .count("办结", "closed", \.closed), .count("超时", "limits passed", \.overdue),
            ]
        )
    }

    static func areas(_ items: [AreaFigure]) -> FigureSheet {
        FigureSheet(
            items,
            [
                .init("编码", "code") { $0.code }, .init("名称", "name") { $0.name },
                .count("受理", "registered", \.registered), .count("巡查发现", "found on patrol", \.patrol),
                .count("复发", "recurred", \.recurred), .count("应核实", "verification due", \.verificationDue),
                .count("已核实", "verified", \.verified), .count("按时核实", "verified in time", \.verifiedInTime),
                .rate("按时核实率", "verified in time, rate", \.verificationOnTimeRate),
                .count("属实待办", "confirmed", \.confirmed), .count("当场解决", "resolved on site", \.resolvedOnSite),
                .count("不属实", "unfounded", \.unfounded), .count("恶意", "malicious", \.malicious),
                .count("应办结", "closing due", \.closingDue),
                .count("办结", "closed", \.closed), .count("按时办结", "closed in time", \.closedInTime),
                .rate("按时办结率", "closed in time, rate", \.closingOnTimeRate),
                .count("重开", "reopened", \.reopened), .count("超时", "limits passed", \.overdue),
            ]
        )
    }

    static func officers(_ items: [OfficerFigure], names: [String: String]) -> FigureSheet {
        FigureSheet(
            items,
            [
                .init("网格员编号", "officer") { $0.officerId.description }, .init("姓名", "name") { $0.name },
                .init("村(社区)", "village") { row in row.villageCode.map { names[$0.rawValue] ?? $0.rawValue } ?? "" },
                .count("任务", "tasks", \.assigned), .count("核实", "verified", \.verified),
                .count("按时核实", "verified in time", \.verifiedInTime), .rate("按时率", "in time, rate", \.onTimeRate),
                .count("属实待办", "confirmed", \.confirmed), .count("当场解决", "resolved on site", \.resolvedOnSite),
                .count("不属实", "unfounded", \.unfounded), .count("远距离认定", "recorded from afar", \.remote),
                .count("复查", "re-checked", \.rechecked), .count("复查不通过", "re-checks failed", \.recheckFailed),
                .count("被抽查", "samples checked", \.sampleChecked), .count("抽查不符", "samples failed", \.sampleFailed),
            ]
        )
    }
}
