package import Model

/// Who may call an operation.
package enum Access: Sendable {
    /// No token is looked at.
    case everyone
    /// One of these roles, by the access token.
    case roles(Set<Role>)

    /// Everybody who is signed in.
    static let signedIn = Access.roles(Set(Role.allCases))
    static let citizen = Access.roles([.citizen])
    /// Whoever may report: citizens, and officers on patrol.
    static let reporter = Access.roles([.citizen, .gridOfficer])
    static let officer = Access.roles([.gridOfficer])
    static let centre = Access.roles([.townCentre])
    /// Whoever decides where a case goes: the town's centre, across towns the city.
    static let deciders = Access.roles([.townCentre, .cityAdmin])
    static let department = Access.roles([.department])
    static let operators = Access.roles([.systemOperator])
    static let city = Access.roles([.cityAdmin])
    /// Whoever decides about red packets that are looked at: never an officer or a town.
    static let reviewers = Access.roles([.cityAdmin, .systemOperator])
    /// The duty room, and the levels that an alarm escalates to.
    static let dutyRoom = Access.roles([.dutyRoom, .townCentre, .cityAdmin])
}
