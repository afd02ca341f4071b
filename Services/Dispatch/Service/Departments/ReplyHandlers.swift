import Crypto
import Messaging
import Model
import Photos

/// What departments send over AMQP. The routing key says who speaks, and the broker has checked it; from here on a reply
/// is the same command as the console's, given by the account that stands for the department's own system.
struct ReplyHandlers: Sendable {
    let city: CityDirectory
    /// The key that photo tokens are signed with.
    let photoKey: SymmetricKey

    var all: [MessageHandler] {
        [
            handler(DepartmentAcceptance.self, clerk: \.clerk) { reply, actor, _ in
                .accept(AcceptCase(caseID: reply.caseID, expectedOn: reply.expectedOn, actor: actor))
            },
            handler(DepartmentReturn.self, clerk: \.clerk) { reply, actor, _ in
                .giveBack(
                    ReturnCase(
                        caseID: reply.caseID,
                        reason: reply.reason,
                        suggestedDepartmentCode: reply.suggestedDepartmentCode,
                        actor: actor
                    )
                )
            },
            handler(DepartmentExtensionRequest.self, clerk: \.clerk) { reply, actor, _ in
                .requestExtension(
                    RequestExtension(caseID: reply.caseID, until: reply.until, reason: reply.reason, actor: actor)
                )
            },
            handler(DepartmentSuspensionRequest.self, clerk: \.clerk) { reply, actor, _ in
                .requestSuspension(
                    RequestSuspension(
                        caseID: reply.caseID,
                        reason: reply.reason,
                        nextWordOn: reply.nextWordOn,
                        actor: actor
                    )
                )
            },
            handler(DepartmentNote.self, clerk: \.clerk) { reply, actor, now throws(Refusal) in
                .note(
                    NoteProgress(
                        caseID: reply.caseID,
                        words: reply.words,
                        photos: try photos(reply.photoTokens, of: actor, at: now),
                        actor: actor
                    )
                )
            },
            handler(DepartmentRectification.self, clerk: \.clerk) { reply, actor, now throws(Refusal) in
                .rectify(
                    RectifyCase(
                        caseID: reply.caseID,
                        words: reply.words,
                        photos: try photos(reply.photoTokens, of: actor, at: now),
                        conclusion: reply.conclusion,
                        signedBy: reply.signedBy,
                        actor: actor
                    )
                )
            },
        ]
    }

    /// The largest number of after-photos in one reply.
    private static let photoLimit = 9

    private func photos(
        _ tokens: [String],
        of actor: CommandActor,
        at now: Timestamp
    ) throws(Refusal) -> [EvidencePhoto] {
        guard tokens.count <= Self.photoLimit else { throw Refusal(.tooManyPhotos) }
        var photos: [EvidencePhoto] = []
        for token in tokens {
            do throws(PhotoToken.Fault) {
                photos.append(try PhotoToken(opening: token, key: photoKey, owner: actor.id, now: now).photo.evidence)
            } catch {
                throw Refusal(.photoUnknown, detail: error.rawValue)
            }
        }
        return photos
    }

    private typealias Command<Reply> =
        @Sendable (Reply, CommandActor, Timestamp) throws(Refusal) -> DispatchCase.Command

    private func handler<Reply: MessageContract>(
        _ type: Reply.Type,
        clerk: @escaping @Sendable (Reply) -> String?,
        command: @escaping Command<Reply>
    ) -> MessageHandler {
        MessageHandler(Reply.self) { messages, transaction in
            let batch = CaseBatch.of(transaction, city: city)
            let replies = try messages.map { try Reading($0, clerk: clerk($0.body), at: transaction.now, command) }
            try batch.load(replies.compactMap(\.caseID))
            let dispositions = try replies.map { reply -> Disposition in
                switch reply.command {
                case .failure(let refusal): return .refused(refusal)
                case .success(let command):
                    let result = try batch.apply(command, cause: reply.envelope, actor: reply.actor)
                    return try disposition(of: result, for: reply, in: transaction)
                }
            }
            return dispositions
        }
    }

    /// A refusal by the rules is answered. A case that the department never had is no slip of the rules but a wrong
    /// message: put aside, for a person to look at.
    private func disposition(
        of result: Result<DispatchCase, Refusal>,
        for reply: Reading,
        in transaction: ServiceTransaction
    ) throws -> Disposition {
        guard case .failure(let refusal) = result, let caseID = reply.caseID,
            [.unknownCase, .caseOtherDepartment].contains(refusal.code)
        else { return try result.disposition }
        if refusal.code == .caseOtherDepartment,
            try CaseStore.had([caseID], by: reply.department, in: transaction.database).contains(caseID)
        {
            return .refused(refusal)
        }
        return .parked(Rejection("reply.notOwnCase", "\(reply.department) has no case \(caseID)"))
    }

    /// A reply, understood: who speaks, and the command it stands for.
    private struct Reading {
        let envelope: MessageEnvelope
        let department: DepartmentCode
        /// For the journal.
        let actor: String
        let command: Result<DispatchCase.Command, Refusal>

        var caseID: CaseID? { try? command.get().caseID }

        init<Reply>(
            _ message: Received<Reply>,
            clerk: String?,
            at now: Timestamp,
            _ command: Command<Reply>
        ) throws(Rejection) {
            guard let key = DepartmentReplyKey(message.routingKey) else {
                throw Rejection("reply.routingKeyMalformed", "the routing key is not <department code>.<message type>")
            }
            envelope = message.envelope
            department = key.department
            actor = "department:\(key.department)" + (clerk.map { "/\($0.prefix(40))" } ?? "")
            let account = CommandActor(
                id: AccountID(of: key.department),
                role: .department,
                scope: .department(key.department)
            )
            do throws(Refusal) {
                self.command = .success(try command(message.body, account, now))
            } catch {
                self.command = .failure(error)
            }
        }
    }
}
