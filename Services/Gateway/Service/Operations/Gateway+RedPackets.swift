import HTTPTypes
import Hummingbird
import Logging
import Model
import NIOCore
import WeChat

extension Gateway {
    var redPacketOperations: [Operation] {
        [
            .read(
                "readRedPacket",
                "/v1/reports/{reportId}/red-packet",
                .points,
                zh: "一件上报的红包",
                en: "The red packet of a report",
                access: .citizen,
                problems: [.init(.unknownRedPacket)],
                answer: RedPacketAnswer.self
            ) { call in
                try await redPacket(call)
            },
            claim,
            .read(
                "readReward",
                "/v1/reports/{reportId}/reward",
                .points,
                zh: "一件上报的奖励",
                en: "What a report earned, and why no red packet where there is none",
                access: .citizen,
                problems: [.init(.unknownRedPacket)],
                answer: RewardAnswer.self
            ) { call in
                let (report, citizen) = (try call.report(), try call.citizen())
                if let answer = try await reads.reward(of: report, citizen: citizen) { return answer }
                guard try await reads.isReporter(citizen, of: report) else { throw Problem(.unknownRedPacket) }
                return .undecided(report)
            },
            .read(
                "readWeChat",
                "/v1/wechat",
                .points,
                zh: "红包如何领取",
                en: "How a red packet is received here",
                access: .everyone,
                answer: WeChatAnswer.self
            ) { _ in
                WeChatAnswer(isReady: wechat != nil, pages: wechatPages)
            },
            .read(
                "listDraws",
                "/v1/draws",
                .points,
                zh: "每日抽取种子的承诺与公开",
                en: "The seeds of each day's draw: committed to before the day, revealed after it",
                access: .everyone,
                answer: DrawList.self
            ) { _ in
                try await reads.draws()
            },
            .read(
                "readDraw",
                "/v1/reports/{reportId}/draw",
                .points,
                zh: "一件上报的抽取依据",
                en: "What the draw of a report was made of, to recompute it",
                access: .citizen,
                problems: [.init(.unknownRedPacket)],
                answer: DrawAnswer.self
            ) { call in
                guard let answer = try await reads.draw(of: try call.report(), citizen: try call.citizen()) else {
                    throw Problem(.unknownRedPacket)
                }
                return answer
            },
            transferNotice,
        ]
    }

    private func redPacket(_ call: Call) async throws -> RedPacketAnswer {
        let answer = try await reads.redPacket(of: try call.report(), citizen: try call.citizen())
        guard let answer else { throw Problem(.unknownRedPacket) }
        return answer
    }

    /// Claims, and waits a little for the bill to be there, so that the answer carries what the phone needs to confirm.
    private var claim: Operation {
        let base = command(
            "claimRedPacket",
            "/v1/reports/{reportId}/red-packet/claim",
            .points,
            zh: "领取红包",
            en:
                "Claim the red packet; the answer carries what wx.requestMerchantTransfer needs, or is read again later",
            access: .citizen,
            refusals: [
                .unknownRedPacket, .redPacketPaid, .redPacketOver, .redPacketHeld, .payingPaused, .wechatCodeRefused,
                .unknownReport,
            ],
            content: ClaimInput.self
        ) { call, content, terms in
            guard let wechat else { throw Problem(.payingPaused) }
            return ClaimRedPacket(
                reportID: try call.report(),
                openID: try await wechat.openID(code: content.code),
                actor: terms.actor,
                expectedVersion: terms.expectedVersion
            )
        }
        return Operation(
            id: base.id,
            method: base.method,
            path: base.path,
            chapter: base.chapter,
            summary: base.summary,
            access: base.access,
            parameters: base.parameters,
            content: base.content,
            successes: [
                .init(status: 200, words: RedPacketAnswer.schema.summary, body: .json(RedPacketAnswer.schema))
            ] + base.successes.filter { $0.status != 200 },
            problems: base.problems,
            budget: base.budget
        ) { call in
            let reply = try await base.handle(call)
            guard reply.status == 200 else { return reply }
            let deadline = ContinuousClock.now + .seconds(4)
            var packet = try await redPacket(call)
            while packet.state == .creating, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(50))
                packet = try await redPacket(call)
            }
            return try .json(packet)
        }
    }

    /// WeChat Pay's call-back. What is not genuine is refused and logged without its content.
    private var transferNotice: Operation {
        Operation(
            id: "takeTransferNotice",
            method: .post,
            path: "/v1/wechat/transfer-notices",
            chapter: .system,
            summary: Words(zh: "微信支付转账回调", en: "WeChat Pay's call-back about a transfer; verified by its signature"),
            access: .everyone,
            content: .signed,
            successes: [.init(status: 204, words: "Taken; a query will decide.", body: .none)],
            problems: [ProblemNote(.noticeRefused), .init(.unavailable)],
            budget: .free
        ) { call in
            guard let wechat else { throw Problem.unavailable("WeChat Pay is not set up") }
            do {
                try await wechat.take(Array(buffer: call.body)) { name in
                    HTTPField.Name(name).flatMap { call.header($0) }
                }
                return Reply(status: 204)
            } catch let refused as TransferNotice.Refused {
                call.logger.warning(
                    "a call-back was refused",
                    metadata: ["code": "\(refused.code)", "address": "\(call.address)"]
                )
                throw Problem.noticeRefused
            }
        }
    }
}
