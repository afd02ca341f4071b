import Testing

@testable import Model

@Suite("The permission tables")
struct PermissionTests {
    private let cast: PermissionCast
    private let offer: OfferCode
    private let start = Timestamp(seconds: 1_790_000_000)

    init() throws {
        offer = try #require(OfferCode(rawValue: "umbrella"))
        let stage = try Stage()
        cast = PermissionCast(
            cell: stage.cell,
            pin: Samples.pin,
            category: stage.category.code,
            department: stage.department,
            otherDepartment: stage.otherDepartment,
            otherCell: try #require(GridCode(rawValue: "441900003001001"))
        )
    }

    private var tables: [PermissionTable] {
        let reports = ReportPermissions(cast, at: start)
        return [reports.table, reports.followTable, reports.alarmTable, CasePermissions(cast, at: start).table]
            + [
                RoutingPermissions(cast).table, DutyPermissions(cast, at: start).table,
                UnmaskingPermissions(cast, at: start).table, RewardRulePermissions(cast, at: start).table,
                MalicePermissions(cast, at: start).table, PayoutPermissions(cast, at: start).table,
            ]
            + RedemptionPermissions(cast, offer: offer, at: start).tables + [NoticePermissions(cast).table]
            + [CampaignPermissions(cast, at: start).table, reports.textTable]
            + TaskKind.allCases.map { TaskPermissions(cast, kind: $0, at: start).table }
    }

    @Test("Every situation of the tables is reached by its own steps")
    func situations() {
        let cases = CasePermissions(cast, at: start)
        for situation in CasePermissions.Situation.allCases {
            #expect(cases.value(in: situation) != nil, "\(situation)")
        }
        let reached = CasePermissions.Situation.allCases.compactMap { cases.value(in: $0)?.state }
        #expect(Set(reached) == Set(CaseStateName.allCases))
        for kind in TaskKind.allCases {
            let tasks = TaskPermissions(cast, kind: kind, at: start)
            for situation in tasks.situations {
                let value = tasks.value(in: situation)
                switch situation {
                case .state(let state): #expect(value?.state == state, "\(kind) \(state)")
                case .offered: #expect(value?.offeredTo != nil, "\(kind) offered")
                case .helped: #expect(value?.assistance.map(\.state) == [.called], "\(kind) helped")
                }
            }
        }
    }

    @Test("Every situation of bad faith is reached by its own steps, and every state is a situation")
    func maliceSituations() {
        let permissions = MalicePermissions(cast, at: start)
        for situation in MalicePermissions.Situation.allCases {
            #expect(permissions.value(in: situation).malice?.state == situation.state, "\(situation)")
        }
        #expect(
            Set(MalicePermissions.Situation.allCases.compactMap(\.state)) == Set(MaliceState.allCases)
        )
    }

    @Test("Whoever had decided never decides on the appeal; a stranger does not even learn that there is something")
    func maliceRights() throws {
        let table = MalicePermissions(cast, at: start).table
        func outcome(
            _ type: MessageType,
            _ person: PermissionCast.Person,
            _ situation: MalicePermissions.Situation
        ) throws -> RefusalCode? {
            let column = try #require(MalicePermissions.Situation.allCases.firstIndex(of: situation))
            return try #require(table.rows.first { $0.command == type && $0.person == person }).outcomes[column]
        }
        #expect(try outcome(DecideMaliceAppeal.type, .city, .appealed) == nil)
        #expect(try outcome(DecideMaliceAppeal.type, .city, .appealedOfCity) == .maliceSamePerson)
        #expect(try outcome(AppealMalice.type, .reporter, .found) == nil)
        #expect(try outcome(AppealMalice.type, .reporter, .late) == .maliceAppealLate)
        for situation in MalicePermissions.Situation.allCases {
            #expect(try outcome(AppealMalice.type, .otherCitizen, situation) == .unknownMalice)
            for officer in [PermissionCast.Person.neighbour, .farOfficer] {
                #expect(try outcome(WithdrawMalice.type, officer, situation) == .unknownMalice)
            }
            #expect(try outcome(DecideMalice.type, .otherCentre, situation) == .unknownMalice)
        }
        for situation in [MalicePermissions.Situation.proposed, .withdrawn, .lapsed, .notFound] {
            #expect(try outcome(AppealMalice.type, .reporter, situation) == .unknownMalice)
        }
    }

    @Test("Every situation of a red packet is reached by its own steps; only the citizen claims, no town decides")
    func redPackets() {
        let permissions = PayoutPermissions(cast, at: start)
        let report = cast.report(registeredAt: start)
        for situation in PayoutPermissions.Situation.allCases {
            #expect(permissions.value(of: report, in: situation).payout?.state == situation.state, "\(situation)")
        }
        #expect(Set(PayoutPermissions.Situation.allCases.compactMap(\.state)) == Set(PayoutState.allCases))
        let obeyed = permissions.table.rows.filter { $0.outcomes.contains { $0 == nil } }
        #expect(Set(obeyed.filter { $0.command == ClaimRedPacket.type }.map(\.person)) == [.reporter])
        #expect(Set(obeyed.filter { $0.command == ReviewPayout.type }.map(\.person)) == [.city, .systemOperator])
    }

    @Test("Every role stands in every table, with every command that people give")
    func completeness() {
        #expect(Set(PermissionCast.Person.allCases.map { cast.actor($0).role }) == Set(Role.allCases))
        for table in tables {
            for name in Set(table.rows.map(\.name)) {
                #expect(table.rows.filter { $0.name == name }.map(\.person) == PermissionCast.Person.allCases)
            }
            for row in table.rows {
                #expect(row.outcomes.count == table.situations.count)
                #expect(!row.outcomes.contains(.some(.other)))
            }
        }
        let listed = Set(tables.flatMap { $0.rows.map(\.command) })
        let commands = MessageRegistry.contracts.filter { $0 is any CommandContract.Type }.map { $0.type }
        // What was parked is the operator's, at the machine itself.
        let expected = Set(commands).subtracting([ReplayParked.type])
        let all = expected.union(UnmaskingPermissions.Command.allCases.map(\.type))
        #expect(listed.symmetricDifference(all).isEmpty)
    }

    @Test("Only those whose business it is are ever obeyed; nobody from another town, and no department closes")
    func rights() {
        // Any citizen may follow what is public; nothing else is a stranger's.
        let strangers: Set<PermissionCast.Person> = [
            .otherCitizen, .farOfficer, .otherCentre, .otherDepartment, .otherDutyRoom, .systemOperator,
        ]
        let followings: Set<MessageType> = [FollowReport.type, UnfollowReport.type]
        // Another town's centre rules its own town.
        let everybodys: Set<String> = [
            "Routing rules", "Duty and leave", "Campaigns", "One's own notices", "Points for an offer",
        ]
        // Money that is stuck is the operator's.
        let decisions: Set<String> = Set(PayoutDecision.allCases.map(\.rawValue))
        for row in tables.filter({ !everybodys.contains($0.title) }).flatMap(\.rows)
        where row.outcomes.contains(where: { $0 == nil }) && !followings.contains(row.command) {
            guard row.person != .systemOperator || !decisions.contains(row.detail ?? "") else { continue }
            #expect(!strangers.contains(row.person), "\(row.command) by \(row.person)")
        }
        let departments = tables.filter { $0.title != "One's own notices" }.flatMap(\.rows).filter { row in
            row.person == .department && row.outcomes.contains { $0 == nil }
        }
        #expect(
            Set(departments.map(\.command))
                == [
                    AcceptCase.type, ReturnCase.type, RequestExtension.type, RequestSuspension.type, RectifyCase.type,
                    NoteProgress.type, AssignMember.type, AnswerAssistance.type,
                ]
        )
    }

    @Test("A designated department cannot return the case, an officer cannot decide the appeal against the own finding")
    func particulars() throws {
        let table = CasePermissions(cast, at: start).table
        let designated = try #require(CasePermissions.Situation.allCases.firstIndex(of: .designated))
        let back = try #require(table.rows.first { $0.command == ReturnCase.type && $0.person == .department })
        #expect(back.outcomes[designated] == .caseDesignationFinal)
        let appeal = TaskPermissions(cast, kind: .appeal, at: start).table
        let claim = try #require(appeal.rows.first { $0.command == ClaimTask.type && $0.person == .neighbour })
        #expect(claim.outcomes.first == .some(.appealSameOfficer))
    }

    @Test("Who has asked for a contact need not ask again while that may still lead to it; anybody else may")
    func openRequests() throws {
        let table = UnmaskingPermissions(cast, at: start).table
        let ask = UnmaskingPermissions.Command.ask.type
        func outcomes(_ person: PermissionCast.Person) throws -> [RefusalCode?] {
            try #require(table.rows.first { $0.command == ask && $0.person == person }).outcomes
        }
        #expect(try outcomes(.centre) == [nil, .unmaskingOpen, nil, .unmaskingOpen, nil, nil])
        #expect(try outcomes(.city) == Array(repeating: nil, count: table.situations.count))
    }

    @Test("In the document persons with the same outcomes share a line, and most of them stand together at the end")
    func markdown() {
        let text = CasePermissions(cast, at: start).table.markdown
        #expect(text.contains("| `case.accept.v1` | the department that has it | "))
        #expect(text.contains("| `case.urge.v1` | the town's centre, the city | "))
        #expect(text.contains("| `case.urge.v1` | everybody else | `actor.notPermitted` | "))
    }
}
