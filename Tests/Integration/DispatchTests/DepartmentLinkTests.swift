import AMQP
import Foundation
import Logging
import Model
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@testable import Messaging

extension DispatchTests {
    @Suite("Departments over AMQP")
    struct DepartmentLinkTests {
        @Test(
            "A connected department gets its open and new cases, without a word about the reporter, and works them off"
        )
        func wholeWay() async throws {
            try await DispatchBench.run(instances: 2) { bench in
                let place = try await bench.place()
                let department = try place.department("chengguan")
                let citizen = CitizenID(UUID())
                let before = try place.confirmed(citizen: citizen)
                let open = try await bench.opened(before)
                try await bench.done(
                    DispatchCaseToDepartment(caseID: open, departmentCode: department, actor: place.centre)
                )

                let credential = try #require(try await bench.provisioning.issue([department]).first)
                try await bench.provisioning.resend([department], through: bench.publisher)
                let system = DepartmentSystem(credential, at: bench.house.broker)
                let resent = try await system.next()
                let body = try MessageCoding.decode(DepartmentCaseDispatched.self, from: resent.body)
                #expect(body.caseID == open)
                #expect(body.officerWords == "楼顶有违规接收设施")
                let everything = String(decoding: resent.body, as: UTF8.self) + "\(resent.properties)"
                #expect(!everything.contains(citizen.description))
                #expect(!everything.contains("citizen"))

                let finding = try place.confirmed()
                let new = try await bench.opened(finding)
                try await bench.done(
                    DispatchCaseToDepartment(caseID: new, departmentCode: department, actor: place.centre)
                )
                #expect(try await system.next(DepartmentCaseDispatched.self).caseID == new)
                try await bench.done(UrgeCase(caseID: new, note: "请抓紧", actor: place.centre))
                #expect(try await system.next(DepartmentCaseUrged.self).note == "请抓紧")

                let accepted = try await system.ask(DepartmentAcceptance(caseID: new, clerk: "张工"))
                #expect(accepted.status == .done)
                try await bench.ear.next(CaseAccepted.self)
                let returned = try await system.ask(DepartmentReturn(caseID: new, reason: "不办"))
                #expect(returned.refusal?.code == .caseAlreadyAccepted)
                let unknownPhoto = DepartmentRectification(caseID: new, words: "已清理", photoTokens: ["forged.token"])
                #expect(try await system.ask(unknownPhoto).refusal?.code == .photoUnknown)
                let rectified = try await system.ask(DepartmentRectification(caseID: new, words: "已清理"))
                #expect(rectified.status == .done)
                try await bench.ear.next(CaseRectified.self)
                try await bench.publish(try Place.failed(finding, round: 1))
                let rework = try await system.next(DepartmentCaseDispatched.self)
                #expect(rework.isRework)
                #expect(rework.round == 2)

                try await bench.done(RecallCase(caseID: open, reason: "改派", actor: place.centre))
                #expect(try await system.next(DepartmentCaseWithdrawn.self).reason == .recalled)
                let late = try await system.ask(DepartmentAcceptance(caseID: open))
                #expect(late.refusal?.code == .caseOtherDepartment)
                #expect(try await bench.count("SELECT count(*) FROM dispatch.parked") == 0)
                await system.close()
            }
        }

        @Test("A department that helps another gets the case as such, tells how far it is, and hears when it is over")
        func helping() async throws {
            try await DispatchBench.run(instances: 2) { bench in
                let place = try await bench.place()
                let (lead, helper) = (try place.department("chengguan"), try place.department("zhujian"))
                let id = try await bench.opened(try place.confirmed())
                try await bench.done(DispatchCaseToDepartment(caseID: id, departmentCode: lead, actor: place.centre))
                let credential = try #require(try await bench.provisioning.issue([helper]).first)
                let system = DepartmentSystem(credential, at: bench.house.broker)
                let involve = InvolveDepartments(
                    caseID: id,
                    departmentCodes: [helper],
                    note: "请派车",
                    actor: place.centre
                )
                try await bench.done(involve)
                let asked = try await system.next(DepartmentCaseInvolved.self)
                #expect(asked.leadDepartmentCode == lead && asked.note == "请派车")

                #expect(try await system.ask(DepartmentNote(caseID: id, words: "拖车在路上")).status == .done)
                let noted = try await bench.ear.next(CaseProgressNoted.self).body
                #expect(noted.departmentCode == helper && noted.words == "拖车在路上")
                // What only the lead may do is refused, not put aside: the case is known to the helper.
                #expect(try await system.ask(DepartmentAcceptance(caseID: id)).refusal?.code == .caseOtherDepartment)
                #expect(try await bench.count("SELECT count(*) FROM dispatch.parked") == 0)
                #expect(
                    try await bench.count("SELECT count(*) FROM dispatch.case_file WHERE \(helper) = ANY (co_handlers)")
                        == 1
                )

                try await bench.done(RecallCase(caseID: id, reason: "改派", actor: place.centre))
                #expect(try await system.next(DepartmentCaseWithdrawn.self).caseID == id)
                #expect(
                    try await system.ask(DepartmentNote(caseID: id, words: "到了")).refusal?.code == .caseOtherDepartment
                )
                await system.close()
            }
        }

        @Test(
            "A department asks over AMQP that a case be suspended as it would in the console; what is wrong is refused, another's case put aside"
        )
        func suspending() async throws {
            try await DispatchBench.run(instances: 2) { bench in
                let place = try await bench.place()
                let (own, other) = (try place.department("chengguan"), try place.department("shichang"))
                let (id, foreign) = (
                    try await bench.opened(try place.confirmed()), try await bench.opened(try place.confirmed())
                )
                try await bench.done(DispatchCaseToDepartment(caseID: id, departmentCode: own, actor: place.centre))
                try await bench.done(
                    DispatchCaseToDepartment(caseID: foreign, departmentCode: other, actor: place.centre)
                )
                let credential = try #require(try await bench.provisioning.issue([own]).first)
                let system = DepartmentSystem(credential, at: bench.house.broker)
                let now = ServiceClock.real.now()
                func request(
                    _ id: CaseID,
                    reason: String = "等待采购配件",
                    days: Int = 30
                ) -> DepartmentSuspensionRequest {
                    DepartmentSuspensionRequest(
                        caseID: id,
                        reason: reason,
                        nextWordOn: now + .seconds(days * 86_400),
                        clerk: "李工"
                    )
                }
                func refusal(_ reply: DepartmentSuspensionRequest) async throws -> RefusalCode? {
                    let outcome = try await system.ask(reply)
                    return outcome.refusal?.code
                }
                // A credential of a release that knew no such reply: the rights come with the new one, nothing else changes.
                var older = BrokerDefinitions()
                older.topicPermissions = [
                    BrokerDefinitions.TopicPermission(
                        user: credential.user,
                        vhost: credential.virtualHost,
                        exchange: credential.replyExchange,
                        write: "^\(own)\\.case\\.accept\\.v1$",
                        read: "^$"
                    )
                ]
                try await bench.house.broker.management.apply(older)
                guard case .failed(let error) = await system.publish(try await system.publication(request(id))) else {
                    Issue.record("an old credential was let through")
                    return
                }
                #expect((error.cause as? AMQPError)?.code == .accessRefused)
                #expect(try await bench.provisioning.renewRights() == 1)
                #expect(try await refusal(request(id)) == .caseNotAccepted)
                #expect(try await system.ask(DepartmentAcceptance(caseID: id)).status == .done)
                #expect(try await refusal(request(id, reason: " ")) == .reasonMissing)
                #expect(try await refusal(request(id, days: -1)) == .nextWordMissing)
                let asked = try await system.ask(request(id))
                #expect(asked.status == .done)
                let heard = try await bench.ear.next(CaseSuspensionRequested.self).body
                #expect(heard.caseID == id && heard.departmentCode == own && heard.reason == "等待采购配件")
                #expect(heard.nextWordOn == now + .seconds(30 * 86_400))
                #expect(try await refusal(request(id)) == .suspensionPending)
                // Never the department's: nothing of it is answered, a person looks at it.
                #expect(try await refusal(request(foreign)) == .malformedBody)
                let parked = try await bench.owner.autocommit { database in
                    try database.execute("SELECT reason_code FROM dispatch.parked").decode(String.self)
                }
                #expect(parked == ["reply.notOwnCase"])
                let actor = try await bench.owner.autocommit { database in
                    try database.execute(
                        "SELECT actor FROM journal.message WHERE type = 'case.suspensionRequested.v1'"
                    ).decode(String?.self)
                }
                #expect(actor == ["department:\(own)/李工"])
                try await bench.done(DecideSuspension(caseID: id, isGranted: true, actor: place.centre))
                let standing = try await system.next(DepartmentCaseDecided.self)
                #expect(standing.about == .suspension && standing.isGranted && standing.dueAt == nil)
                #expect(standing.nextWordOn == heard.nextWordOn)
                #expect(try await refusal(request(id)) == .caseSuspended)
                // The part has come: the work goes on.
                try await bench.done(ResumeCase(caseID: id, actor: place.centre))
                let goingOn = try await system.next(DepartmentCaseDecided.self)
                #expect(goingOn.about == .resumption && goingOn.dueAt != nil)
                #expect(
                    try await system.ask(DepartmentRectification(caseID: id, words: "配件已到,已修好")).status == .done
                )
                #expect(try await refusal(request(id)) == .caseRectified)
                await system.close()
            }
        }

        @Test("What a department says in one breath is carried out in that order, whoever carries it out")
        func inOneBreath() async throws {
            try await DispatchBench.run(instances: 2) { bench in
                let place = try await bench.place()
                let department = try place.department("chengguan")
                var cases: [CaseID] = []
                for _ in 0..<20 {
                    let id = try await bench.opened(try place.confirmed())
                    cases.append(id)
                    try await bench.done(
                        DispatchCaseToDepartment(caseID: id, departmentCode: department, actor: place.centre)
                    )
                }
                let credential = try #require(try await bench.provisioning.issue([department]).first)
                let system = DepartmentSystem(credential, at: bench.house.broker)
                let nextWord = bench.clock.clock.now() + .seconds(30 * 86_400)
                for id in cases {
                    let outcomes = await system.publish([
                        try await system.publication(DepartmentAcceptance(caseID: id)),
                        try await system.publication(
                            DepartmentSuspensionRequest(caseID: id, reason: "等待采购配件", nextWordOn: nextWord)
                        ),
                    ])
                    #expect(outcomes.allSatisfy { if case .confirmed = $0 { true } else { false } })
                }
                let replies: SQL = "SELECT count(*) FROM dispatch.handled WHERE consumer = 'dispatch.replies'"
                while try await bench.count(replies) < 2 * cases.count {}
                #expect(try await bench.count("\(replies) AND outcome LIKE '%refused%'") == 0)
                let said: SQL = "SELECT count(*) FROM journal.message WHERE type = 'case.suspensionRequested.v1'"
                #expect(try await bench.count(said) == cases.count)
                await system.close()
            }
        }

        @Test("Issuing again gives a new password for the same queue; revoking takes queue and user away")
        func issuing() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let department = try place.department("xiaofang")
                let first = try #require(try await bench.provisioning.issue([department]).first)
                let second = try #require(try await bench.provisioning.issue([department]).first)
                #expect(first.queue == second.queue)
                #expect(!second.isNew)
                let stale = AMQPAdministrator(
                    DepartmentSystem.configuration(first, at: bench.house.broker),
                    logger: .init(label: "stale")
                )
                await #expect(throws: AMQPError.self) { _ = try await stale.status(of: first.queue) }
                await stale.close()
                let fresh = AMQPAdministrator(
                    DepartmentSystem.configuration(second, at: bench.house.broker),
                    logger: .init(label: "fresh")
                )
                #expect(try await fresh.status(of: second.queue)?.messages == 0)
                await fresh.close()

                #expect(try await bench.provisioning.revoke(department))
                #expect(try await !bench.provisioning.revoke(department))
                let gone = AMQPAdministrator(
                    DepartmentSystem.configuration(second, at: bench.house.broker),
                    logger: .init(label: "gone")
                )
                await #expect(throws: AMQPError.self) { _ = try await gone.status(of: second.queue) }
                await gone.close()
                let left = try await bench.house.broker.management.queues(in: "departments")
                #expect(!left.contains { $0.name == second.queue })
                let unknown = try place.department("nobody")
                await #expect(throws: ProvisioningError.self) { _ = try await bench.provisioning.issue([unknown]) }
            }
        }

        @Test("The broker refuses a department that writes as another, and one that reads another's queue")
        func impersonation() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let (own, other) = (try place.department("chengguan"), try place.department("shichang"))
                let credentials = try await bench.provisioning.issue([own, other])
                let credential = try #require(credentials.first { $0.department == own })
                let foreign = try #require(credentials.first { $0.department == other })
                let finding = try place.confirmed()
                let id = try await bench.opened(finding)
                try await bench.done(DispatchCaseToDepartment(caseID: id, departmentCode: other, actor: place.centre))

                let system = DepartmentSystem(credential, at: bench.house.broker)
                let forged = try await system.publication(DepartmentAcceptance(caseID: id), as: other)
                for routingKey in [
                    forged.routingKey, "x\(own).case.accept.v1", "\(own).case.accept.v1.x", "\(own).case.close.v1",
                ] {
                    var publication = forged
                    publication.routingKey = routingKey
                    let outcome = await system.publish(publication)
                    guard case .failed(let error) = outcome else {
                        Issue.record("\(routingKey) was not refused: \(outcome)")
                        continue
                    }
                    #expect((error.cause as? AMQPError)?.code == .accessRefused, "\(routingKey): \(error)")
                }
                await system.close()

                let peeping = AMQPAdministrator(
                    DepartmentSystem.configuration(credential, at: bench.house.broker),
                    logger: .init(label: "peeping")
                )
                let refusal = await #expect(throws: AMQPError.self) { _ = try await peeping.get(foreign.queue) }
                #expect(refusal?.code == .accessRefused)
                await peeping.close()
                #expect(
                    try await bench.count("SELECT count(*) FROM dispatch.case_file WHERE state = 'dispatched'") == 1
                )
            }
        }

        @Test("What is wrong with a reply puts it aside with its reason and changes nothing")
        func parking() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let (own, other) = (try place.department("chengguan"), try place.department("shichang"))
                let id = try await bench.opened(try place.confirmed())
                try await bench.done(DispatchCaseToDepartment(caseID: id, departmentCode: other, actor: place.centre))
                let credential = try #require(try await bench.provisioning.issue([own]).first)
                let system = DepartmentSystem(credential, at: bench.house.broker)
                let words = Array(try MessageCoding.text(DepartmentAcceptance(caseID: id)).utf8)
                let accept = DepartmentAcceptance.type.rawValue
                let (once, identifier) = (UUID().uuidString, UUID().uuidString)
                let wrong: [(publication: AMQPPublication, reason: String)] = [
                    (await system.publication(words, type: accept, messageID: once), "reply.notOwnCase"),
                    (
                        try await system.publication(DepartmentAcceptance(caseID: CaseID(UUID()))), "reply.notOwnCase"
                    ),
                    (
                        await system.publication(Array("{{{".utf8), type: accept, messageID: identifier),
                        "message.malformed"
                    ),
                    (
                        await system.publication(Array("[]".utf8), type: accept, messageID: UUID().uuidString),
                        "message.malformed"
                    ),
                    (await system.publication(words, type: accept, messageID: nil), "message.headerMissing"),
                    (await system.publication(words, type: accept, messageID: "7"), "message.headerMalformed"),
                    (await system.publication(words, type: nil, messageID: UUID().uuidString), "message.headerMissing"),
                    (
                        await system.publication(
                            words,
                            type: "case.close.v1",
                            messageID: UUID().uuidString,
                            key: accept
                        ),
                        "reply.typeMismatch"
                    ),
                    (
                        await system.publication(
                            [UInt8](repeating: UInt8(ascii: " "), count: 70_000),
                            type: accept,
                            messageID: UUID().uuidString
                        ), "reply.tooLong"
                    ),
                ]
                for (publication, _) in wrong {
                    let outcome = await system.publish(publication)
                    guard case .confirmed = outcome else {
                        Issue.record("\(outcome)")
                        continue
                    }
                }
                // A type that the broker lets nobody send: put into the queue past the department's rights.
                let administrator = AMQPPublisher(
                    bench.house.broker.configuration(virtualHost: "departments"),
                    logger: .init(label: "administrator")
                )
                let unknown = await system.publication(words, type: "case.close.v1", messageID: UUID().uuidString)
                try await administrator.publish(unknown)
                // The answer to a last, rightful question comes after all of them.
                let answer = try await system.ask(DepartmentAcceptance(caseID: CaseID(UUID())))
                #expect(answer.refusal?.code == .malformedBody)

                let parked = try await bench.owner.autocommit { database in
                    try database.execute("SELECT reason_code FROM dispatch.parked ORDER BY id").decode(String.self)
                }
                let expected = wrong.map(\.reason) + ["message.unknownType", "reply.notOwnCase"]
                #expect(parked.sorted() == expected.sorted())
                #expect(
                    try await bench.count("SELECT count(*) FROM dispatch.case_file WHERE state = 'dispatched'") == 1
                )
                await administrator.close()
                await system.close()
            }
        }

        @Test("A dead department whose queue is full stops nobody else")
        func deadDepartment() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let (dead, alive) = (try place.department("chengguan"), try place.department("shichang"))
                let credentials = try await bench.provisioning.issue([dead, alive])
                let deadQueue = try #require(credentials.first { $0.department == dead }?.queue)
                let living = try #require(credentials.first { $0.department == alive })
                // Room for two messages only, and nobody takes any out.
                var small = BrokerDefinitions()
                small.policies = [
                    .init(
                        vhost: "departments",
                        name: deadQueue,
                        pattern: "^\(deadQueue.replacing(".", with: "\\."))$",
                        applyTo: "queues",
                        priority: 50,
                        definition: ["max-length": .number(2), "overflow": .word("reject-publish")]
                    )
                ]
                try await bench.house.broker.management.apply(small)
                let system = DepartmentSystem(living, at: bench.house.broker)
                let findings = try (0..<20).map { _ in try place.confirmed() }
                var expected: Set<CaseID> = []
                for (number, finding) in findings.enumerated() {
                    let id = try await bench.opened(finding)
                    let department = number % 2 == 0 ? dead : alive
                    try await bench.done(
                        DispatchCaseToDepartment(caseID: id, departmentCode: department, actor: place.centre)
                    )
                    if department == alive { expected.insert(id) }
                }
                // The living department hears of every one of its cases, and every event got out as well.
                var heard: Set<CaseID> = []
                while heard.count < expected.count {
                    heard.insert(try await system.next(DepartmentCaseDispatched.self).caseID)
                }
                #expect(heard == expected)
                _ = try await bench.ear.all(CaseDispatched.self, count: findings.count)
                // What the dead one did not take waits for it, and for nobody else.
                while try await bench.count(
                    "SELECT count(*) FROM journal.outbox WHERE lane = 'departments' AND routing_key = \(alive)"
                ) > 0 {}
                let waiting = try await bench.count(
                    "SELECT count(*) FROM journal.outbox WHERE lane = 'departments' AND routing_key = \(dead)"
                )
                #expect(waiting > 0)
                #expect(try await bench.provisioning.revoke(dead))
                #expect(try await bench.count("SELECT count(*) FROM journal.outbox WHERE lane = 'departments'") == 0)
                await system.close()
                try await bench.house.broker.management.deletePolicy(deadQueue, in: "departments")
            }
        }
    }
}
