import Testing

@testable import Model

/// The table "What each state says", word for word.
@Suite("The words of each state")
struct WordsTests {
    @Test(
        "The citizen reads exactly this",
        arguments: [
            (.received, "已收到,谢谢您!"), (.registered, "已受理,正在安排网格员"), (.verifying, "网格员正在核实"),
            (.question, "想请您补充一点信息"), (.rejected, "暂不能受理"), (.outOfRemit, "不在受理范围,建议联系12345"),
            (.unfounded, "经现场核实,未发现所述情况;可申诉"), (.goneOnArrival, "到场时情况已消失,感谢提醒"),
            (.unlocatable, "暂未找到位置,请补充参照物"), (.duplicate, "已有市民反映,进展会同步告诉您"),
            (.resolvedOnSite, "已核实 · 现场已解决"), (.confirmed, "已核实 · 正在交办"), (.dispatched, "已核实 · 已交责任单位"),
            (.accepted, "已核实 · 正在处理"), (.returned, "已核实 · 正在重新确定责任单位"), (.suspended, "需较长时间"),
            (.rectified, "处理完成,等待网格员复查"), (.rechecking, "网格员正在复查"), (.recheckFailed, "复查未达标,已要求重新整改"),
            (.closed, "已核实 · 已办结,请您评价"), (.appealed, "申诉已收到,另派人员复核"),
        ] as [(ProgressState, String)]
    )
    func citizen(state: ProgressState, words: String) {
        #expect(state.citizenWords().zh == words)
    }

    @Test("Reason, channel and day stand in the words where there are any")
    func details() throws {
        let day = try #require(Timestamp("2026-11-26T04:00:00Z"))
        let reason = RejectionReason.outsideCity.words
        #expect(
            ProgressState.rejected.citizenWords(ProgressDetails(reason: reason)).zh
                == "暂不能受理:位置不在本市范围内,建议联系当地12345"
        )
        #expect(
            ProgressState.accepted.citizenWords(ProgressDetails(expectedOn: day)).zh == "已核实 · 正在处理,预计11月26日"
        )
        #expect(
            ProgressState.outOfRemit.citizenWords(ProgressDetails(channel: "12315")).zh == "不在受理范围,建议联系12315"
        )
        let suspended = ProgressDetails(reason: Words(zh: "需等待管线迁改", en: "pipes must move"), nextWordOn: day)
        #expect(ProgressState.suspended.citizenWords(suspended).zh == "需较长时间:需等待管线迁改,11月26日再告知您进展")
    }

    @Test(
        "The officer or clerk reads exactly this",
        arguments: [
            (.received, nil), (.registered, "新线索·待接单"), (.question, "待补充·计时暂停"), (.rejected, nil),
            (.outOfRemit, "非受理范围·已引导"), (.unfounded, "核实不属实"), (.goneOnArrival, "到场已消失"),
            (.unlocatable, "无法定位"), (.duplicate, "重复·已并案"), (.resolvedOnSite, "当场处置办结"),
            (.confirmed, "属实·待中心交办"), (.dispatched, "已派单·待签收"), (.accepted, "已签收·整改中"),
            (.returned, "已退回·待改派"), (.suspended, "挂账·暂停计时"), (.rectified, "待复查"), (.rechecking, "复查中"),
            (.recheckFailed, "返工"), (.closed, "已办结"), (.appealed, "申诉复核"), (.verifying, "核实中"),
        ] as [(ProgressState, String?)]
    )
    func staff(state: ProgressState, words: String?) {
        #expect(state.staffWords()?.zh == words)
    }

    @Test("While verifying, the officer sees what time is left")
    func remaining() {
        #expect(ProgressState.verifying.staffWords(remaining: .seconds(3 * 3600 + 60))?.zh == "核实中·剩余3小时")
        #expect(ProgressState.verifying.staffWords(remaining: .seconds(59 * 60))?.zh == "核实中·剩余59分钟")
        #expect(ProgressState.verifying.staffWords(remaining: .seconds(-1))?.zh == "核实中·已超时")
    }
}
