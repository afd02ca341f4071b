import Messaging
import Model
import Testing

/// Makes cases in a situation, each of a report of its own.
struct CaseStage {
    let bench: DispatchBench
    let place: Place
    let other: Place
    let start: Timestamp

    init(_ bench: DispatchBench) async throws {
        self.bench = bench
        place = try await bench.place()
        other = try await bench.place(town: "沙田")
        start = bench.clock.clock.now()
    }

    func permissions(number: Int) throws -> CasePermissions {
        guard let category = Place.open else { throw Place.Unknown(code: "category") }
        let cast = PermissionCast(
            cell: place.cell,
            pin: place.pin,
            category: category,
            department: try place.department("chengguan"),
            otherDepartment: try place.committee(),
            otherCell: other.cell,
            number: number
        )
        return CasePermissions(cast, at: start)
    }

    /// Plays the steps to the situation.
    func play(_ permissions: CasePermissions, to situation: CasePermissions.Situation) async throws {
        _ = try await bench.opened(permissions.opening)
        for step in permissions.steps(to: situation) { try await take(step, permissions) }
    }

    func take(_ step: DispatchCase.Command, _ permissions: CasePermissions) async throws {
        switch step {
        case .dispatch(let body): try await bench.done(body)
        case .decideReturn(let body): try await bench.done(body)
        case .accept(let body): try await bench.done(body)
        case .giveBack(let body): try await bench.done(body)
        case .requestExtension(let body): try await bench.done(body)
        case .requestSuspension(let body): try await bench.done(body)
        case .suspend(let body): try await bench.done(body)
        case .rectify(let body): try await bench.done(body)
        case .recheckFailed(let body):
            try await bench.publish(body)
            _ = try await bench.ear.next(CaseReworked.self) { $0.report.id == permissions.report.id }
        case .recheckPassed(let body):
            try await bench.publish(body)
            _ = try await bench.ear.next(CaseClosed.self) { $0.report.id == permissions.report.id }
        default:
            Issue.record("no step: \(step)")
        }
    }
}
