/// Recognises an emergency by what the reporter wrote: fire, trapped people, smell of gas.
///
/// It errs on the side of alarm, except where the words plainly speak of a hazard to come (火灾隐患, 防火门 …): those
/// phrases are taken out before looking. Also used by the pages, to show the call buttons before sending.
package enum EmergencyWords {
    /// The three kinds; for each of them the stop page offers 119 first.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case fire, trapped, gas
    }

    /// The first kind that the words point to; nil for an ordinary report.
    package static func kind(of words: String) -> Kind? {
        let text = PhraseSet.normalized(words)
        guard any.occurs(in: text) else { return nil }
        let alarming = harmless.blanked(in: text)
        return Kind.allCases.first { signs[$0]?.occurs(in: alarming) ?? false }
    }

    private static let any = PhraseSet(phrases.values.flatMap { $0 })
    private static let signs = phrases.mapValues { PhraseSet($0) }

    private static let phrases: [Kind: [String]] = [
        .fire: [
            "着火", "起火", "失火", "火灾", "大火", "冒火", "冒浓烟", "浓烟滚滚", "烧起来", "燃烧起来", "爆炸", "自燃",
            "onfire", "caughtfire", "burningdown", "explosion",
        ],
        .trapped: [
            "有人被困", "被困", "困在电梯", "被埋", "被压住", "有人落水", "溺水了", "有人溺水", "掉进水", "掉进井", "要跳楼", "轻生",
            "trapped", "drowning",
        ],
        .gas: [
            "燃气味", "煤气味", "燃气泄漏", "煤气泄漏", "燃气泄露", "煤气泄露", "天然气泄漏", "天然气泄露", "闻到煤气", "闻到燃气",
            "液化气泄漏", "漏煤气", "漏燃气", "漏气味", "smellofgas", "gasleak", "smellgas",
        ],
    ]

    private static let harmless = PhraseSet([
        "火灾隐患", "起火隐患", "着火隐患", "火灾风险", "容易着火", "容易起火", "引起火灾", "引发火灾", "造成火灾", "发生火灾时",
        "万一着火", "万一起火", "万一失火", "万一火灾", "怕着火", "怕起火", "担心着火", "担心起火", "一旦起火", "一旦着火", "一旦失火", "预防火灾", "防止火灾", "火灾报警",
        "火灾逃生", "溺水隐患", "防溺水", "爆炸隐患", "爆炸风险", "泄漏隐患", "泄漏风险", "泄漏报警",
    ])
}
