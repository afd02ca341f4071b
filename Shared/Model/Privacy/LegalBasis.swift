/// Why a reporter's contact may be learnt (个人信息保护法, articles 13, 18 and 35): one of these has to be stated.
package enum LegalBasis: String, Codable, Sendable, CaseIterable, Hashable {
    /// The reporter agreed, for example in an answer.
    case consent
    /// Life, health or property are in danger.
    case emergency
    /// A duty that a law gives to the authority.
    case legalDuty
    /// An investigation that has to stay confidential: the one whose contact is read is not told.
    case investigation

    /// Whether the reporter hears that their contact was read.
    package var isTold: Bool { self != .investigation }

    package var words: Words {
        switch self {
        case .consent: Words(zh: "本人同意", en: "with the person's consent")
        case .emergency: Words(zh: "紧急情况下保护生命健康和财产安全", en: "danger to life, health or property")
        case .legalDuty: Words(zh: "履行法定职责", en: "a duty by law")
        case .investigation: Words(zh: "依法查办案件", en: "an investigation by law")
        }
    }
}
