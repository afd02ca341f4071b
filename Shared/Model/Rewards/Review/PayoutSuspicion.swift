/// Why a red packet is looked at by a person before it can be claimed. It never touches how the hazard is handled.
///
/// The raw value is stable: it stands in the database and in answers.
package enum PayoutSuspicion: String, Codable, Sendable, CaseIterable, Hashable {
    /// A photo of another report, the same file or the same picture.
    case photoRepeated
    /// A photo that was taken long before the report was sent.
    case photoOld
    /// A photo that was taken far from the pin.
    case photoFar
    /// Many reports of one citizen within a short time.
    case burst
    /// Officer and reporter meet far more often than chance has it.
    case pair
    /// Nothing is wrong: drawn at random, so that everybody may be looked at.
    case sample

    /// For the reviewer; no citizen reads it.
    package var words: Words {
        switch self {
        case .photoRepeated: Words(zh: "照片与另一件上报相同", en: "A photo of another report")
        case .photoOld: Words(zh: "照片拍摄时间过早", en: "A photo taken long before")
        case .photoFar: Words(zh: "照片拍摄地点离标注位置过远", en: "A photo taken far from the pin")
        case .burst: Words(zh: "短时间内连续上报", en: "Many reports within a short time")
        case .pair: Words(zh: "同一网格员核实同一市民的次数明显偏多", en: "Officer and reporter meet far more often than by chance")
        case .sample: Words(zh: "随机抽查", en: "Drawn at random")
        }
    }

    /// What the reviewer looks at.
    package var advice: Words {
        switch self {
        case .photoRepeated:
            Words(zh: "对照两件上报的照片与地点", en: "Compare photos and places of both reports")
        case .photoOld, .photoFar:
            Words(zh: "对照网格员现场照片", en: "Compare with the officer's own photo")
        case .burst:
            Words(zh: "看这些上报是否各有其事", en: "See whether each of them is a matter of its own")
        case .pair:
            Words(zh: "看现场照片,必要时另派人复核", en: "Look at the photos; have somebody else go there if need be")
        case .sample:
            Words(zh: "照常核对一件", en: "Look at it as at any other")
        }
    }
}
