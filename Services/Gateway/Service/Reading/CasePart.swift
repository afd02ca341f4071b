/// What a department has to do with its cases.
package enum CasePart: String, CaseIterable, Sendable {
    /// It has them and reports them done.
    case lead
    /// It helps another department with them (协办).
    case helping
}
