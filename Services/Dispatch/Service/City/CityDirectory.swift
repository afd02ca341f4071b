import City
import Messaging
import Model
import NIOConcurrencyHelpers
import PostgreSQL

/// What the service knows of the city: categories, limits, departments, and where a category at a place goes.
///
/// Kept in the process and asked again after a minute, so that a change made by the city is followed.
package final class CityDirectory: Sendable {
    package init() {}

    /// How long an answer is believed.
    static let life = Duration.seconds(60)

    /// A category at a place.
    struct Place: Hashable, Sendable {
        let category: CategoryCode
        let village: VillageCode
    }

    private struct State {
        var loadedAt: Timestamp?
        var departments: [DepartmentCode: DepartmentLevel] = [:]
        var routes: [Place: DepartmentCode?] = [:]
    }

    private let state = NIOLockedValueBox(State())
    private let limits = LimitCatalogue()
    private let categories = CategoryCatalogue()

    /// A category in use; nil for every other.
    func category(_ code: CategoryCode, in transaction: ServiceTransaction) throws -> CategoryTraits? {
        try categories.traits(at: transaction.now, in: transaction.database)[code]
    }

    /// The name of a category, in Chinese, as departments read it; one that is no longer in use has its code for a name.
    func name(of code: CategoryCode, in transaction: ServiceTransaction) throws -> String {
        try category(code, in: transaction)?.name.zh ?? code.rawValue
    }

    /// The limits of a report's category where it lies.
    func limits(for report: ReportSummary, in transaction: ServiceTransaction) throws -> TimeLimits {
        try limits.policies(at: transaction.now, in: transaction.database).limits(for: report)
    }

    /// Whose office the department is; nil when there is no such department, or it works no more.
    func level(of department: DepartmentCode, in transaction: ServiceTransaction) throws -> DepartmentLevel? {
        try refresh(transaction)
        return state.withLockedValue { $0.departments[department] }
    }

    /// The department of each place that exactly one routing rule names; places without one are missing.
    func automaticRoutes(_ places: Set<Place>, in transaction: ServiceTransaction) throws -> [Place: DepartmentCode] {
        try refresh(transaction)
        let known = state.withLockedValue { $0.routes }
        let unknown = places.filter { known[$0] == nil }
        guard !unknown.isEmpty else { return places.reduce(into: [:]) { $0[$1] = known[$1] ?? nil } }
        let found = try CityStatements.automaticRoutes(Array(unknown), in: transaction.database)
        return state.withLockedValue { state in
            for place in unknown { state.routes[place] = .some(found[place]) }
            return places.reduce(into: [:]) { $0[$1] = state.routes[$1] ?? found[$1] }
        }
    }

    private func refresh(_ transaction: ServiceTransaction) throws {
        let now = transaction.now
        let isFresh = state.withLockedValue { state in
            state.loadedAt.map { now >= $0 && now < $0 + Self.life } ?? false
        }
        guard !isFresh else { return }
        let departments = try CityStatements.departments(in: transaction.database)
        state.withLockedValue { $0 = State(loadedAt: now, departments: departments) }
    }
}
