import AMQP
import Foundation
import Model
import OperatorService
import PostgreSQL
import TestSupport
import Testing

@testable import Messaging

extension DispatchTests {
    @Suite("Calls for help to connected departments")
    struct AssistanceTests {
        private static func called(_ finding: ReportVerified, _ department: DepartmentCode, number: Int = 1)
            -> AssistanceCalled
        {
            AssistanceCalled(
                report: finding.report,
                at: ServiceClock.real.now(),
                taskID: finding.taskID,
                number: number,
                officerID: finding.officerID,
                departmentCode: department,
                words: "请派人疏导交通"
            )
        }

        private static func ended(_ call: AssistanceCalled) -> AssistanceEnded {
            AssistanceEnded(
                report: call.report,
                at: ServiceClock.real.now(),
                taskID: call.taskID,
                number: call.number,
                departmentCode: call.departmentCode
            )
        }

        @Test(
            "A connected department hears of a call without a word about the reporter, answers, and hears of its end; others' answers are put aside"
        )
        func wholeWay() async throws {
            try await DispatchBench.run(instances: 2) { bench in
                let place = try await bench.place()
                let department = try place.department("chengguan")
                let citizen = CitizenID(UUID())
                // Called before it was connected: it gets that with its cases.
                let early = Self.called(try place.confirmed(citizen: citizen), department)
                try await bench.publish(early)
                while try await bench.count("SELECT count(*) FROM dispatch.assistance") == 0 {
                    try Task.checkCancellation()
                }
                let credential = try #require(try await bench.provisioning.issue([department]).first)
                try await bench.provisioning.resend([department], through: bench.publisher)
                let system = DepartmentSystem(credential, at: bench.house.broker)
                let resent = try await system.next()
                #expect(
                    try MessageCoding.decode(DepartmentAssistanceCalled.self, from: resent.body).taskID == early.taskID
                )
                let everything = String(decoding: resent.body, as: UTF8.self) + "\(resent.properties)"
                #expect(!everything.contains(citizen.description) && !everything.contains("citizen"))

                let call = Self.called(try place.confirmed(), department)
                try await bench.publish(call)
                let heard = try await system.next(DepartmentAssistanceCalled.self)
                #expect(heard.taskID == call.taskID && heard.officerWords == "请派人疏导交通" && !heard.categoryName.isEmpty)

                let older = DepartmentAssistanceAnswer(taskID: call.taskID, number: 2, isComing: true)
                #expect(try await system.ask(older).refusal?.code == .assistanceOver)
                let answer = DepartmentAssistanceAnswer(
                    taskID: call.taskID,
                    number: call.number,
                    isComing: true,
                    words: "十分钟到",
                    clerk: "张工"
                )
                #expect(try await system.ask(answer).status == .done)
                let passedOn = try await bench.ear.next(AnswerAssistance.self).body
                #expect(passedOn.taskID == call.taskID && passedOn.isComing && passedOn.words == "十分钟到")
                #expect(passedOn.number == call.number)
                #expect(passedOn.actor.department == department)
                let silent = DepartmentAssistanceAnswer(taskID: call.taskID, isComing: false)
                #expect(try await system.ask(silent).refusal?.code == .reasonMissing)
                let foreign = DepartmentAssistanceAnswer(taskID: TaskID(UUID()), isComing: true)
                #expect(try await system.ask(foreign).refusal?.code == .malformedBody)
                #expect(
                    try await bench.count("SELECT count(*) FROM dispatch.parked WHERE reason_code = 'reply.notOwnCase'")
                        == 1
                )

                try await bench.publish(Self.ended(call))
                #expect(try await system.next(DepartmentAssistanceEnded.self).taskID == call.taskID)
                #expect(try await system.ask(answer).refusal?.code == .assistanceOver)

                // Where the end comes first, nobody is called any more.
                let late = Self.called(try place.confirmed(), department)
                try await bench.publish(Self.ended(late))
                while try await bench.count("SELECT count(*) FROM dispatch.assistance") < 3 {
                    try Task.checkCancellation()
                }
                try await bench.publish(late)
                let next = Self.called(try place.confirmed(), department)
                try await bench.publish(next)
                #expect(try await system.next(DepartmentAssistanceCalled.self).taskID == next.taskID)
                #expect(
                    try await bench.count(
                        "SELECT count(*) FROM dispatch.assistance WHERE ended_at IS NOT NULL AND message IS NULL"
                    ) == 1
                )
                await system.close()
            }
        }
    }
}
