import Messaging
import Model
import Testing

extension VerificationBench {
    /// Registers a report and waits for its first task.
    func open(_ report: ReportSummary, at place: Place, onPatrol officer: OfficerID? = nil)
        async throws -> TaskAssigned
    {
        try await publish(place.registered(report, onPatrol: officer))
        return try await ear.next(TaskAssigned.self) { $0.report.id == report.id }.body
    }

    /// Sends a command that must be carried out.
    func state(_ command: some MessageContract) async throws -> TaskState {
        let reply = try await send(command)
        guard case .done(let text) = reply else {
            Issue.record("\(type(of: command)): \(reply)")
            throw Unexpected(reply: "\(reply)")
        }
        return try MessageCoding.decode(TaskState.self, from: try #require(text))
    }

    func dossier(_ command: some MessageContract) async throws -> DossierState {
        let reply = try await send(command)
        guard case .done(let text) = reply else {
            Issue.record("\(type(of: command)): \(reply)")
            throw Unexpected(reply: "\(reply)")
        }
        return try MessageCoding.decode(DossierState.self, from: try #require(text))
    }

    /// Sends a command that must be refused.
    func refusal(_ command: some MessageContract) async throws -> RefusalCode {
        let reply = try await send(command)
        guard case .refused(let refusal) = reply else {
            Issue.record("\(type(of: command)) was not refused: \(reply)")
            throw Unexpected(reply: "\(reply)")
        }
        return refusal.code
    }

    struct Unexpected: Error { let reply: String }

    /// The officer claims the task and says what is there.
    func verify(
        _ task: TaskAssigned,
        at place: Place,
        as finding: Finding,
        by actor: CommandActor? = nil,
        callIn: DepartmentCode? = nil
    ) async throws {
        let officer = actor ?? place.officerActor
        _ = try await state(ClaimTask(taskID: task.taskID, actor: officer))
        _ = try await state(
            RecordFinding(
                taskID: task.taskID,
                finding: finding,
                position: place.position,
                photos: [try Place.photo()],
                words: "现场核实",
                callIn: callIn,
                actor: officer
            )
        )
    }

    /// The department says that it is done.
    func rectified(_ report: ReportSummary, round: Int = 1) throws -> CaseRectified {
        CaseRectified(
            report: report,
            at: report.registeredAt,
            caseID: CaseID(of: report.id),
            departmentCode: try department(of: report),
            round: round,
            words: "已清理"
        )
    }

    func dispatched(_ report: ReportSummary, isCalledIn: Bool) throws -> CaseDispatched {
        CaseDispatched(
            report: report,
            at: report.registeredAt,
            caseID: CaseID(of: report.id),
            departmentCode: try department(of: report),
            round: 1,
            isCalledIn: isCalledIn,
            acceptBy: report.registeredAt,
            dueAt: report.registeredAt
        )
    }

    func closed(_ report: ReportSummary) -> CaseClosed {
        CaseClosed(
            report: report,
            at: report.registeredAt,
            caseID: CaseID(of: report.id),
            round: 1,
            words: "复查通过"
        )
    }

    func department(of report: ReportSummary) throws -> DepartmentCode {
        DepartmentCode(town: report.townCode, kind: try #require(DepartmentKind(rawValue: "chengguan")))
    }
}
