package import Model

/// Exchanges, queues and routes of the whole system, declared in this one place.
///
/// Queues declare their type and nothing else: limits are policies, because a queue's arguments can never be changed.
package struct Topology: Sendable {
    /// Put before every name, so that test runs share a broker; empty outside tests.
    package let prefix: String

    package init(prefix: String = "") {
        self.prefix = prefix
    }

    package var eventExchange: String { prefix + "events" }
    package var commandExchange: String { prefix + "commands" }
    package var unroutedExchange: String { prefix + "unrouted" }
    package var deadExchange: String { prefix + "dead" }
    /// Direct, in the departments' virtual host: the routing key is the department's code.
    package var departmentExchange: String { prefix + "cases" }
    /// Topic, in the departments' virtual host: the routing key is `<department code>.<message type>`.
    package var replyExchange: String { prefix + "replies" }

    package func name(of queue: QueueName) -> String { prefix + queue.description }

    /// Where a message goes.
    package struct Route: Sendable, Equatable {
        package let exchange: String
        package let routingKey: String
    }

    /// The route of a message between services.
    package func route(of message: some MessageContract) throws -> Route {
        let contract = type(of: message)
        switch contract.kind {
        case .event:
            return Route(
                exchange: eventExchange,
                routingKey: "\(contract.type).\(message.town?.rawValue ?? "outside")"
            )
        case .command:
            return Route(exchange: commandExchange, routingKey: name(of: Self.queue(of: message)))
        case .toDepartment, .fromDepartment:
            throw Rejection("topology.departmentMessage", "\(contract.type) has no route between services")
        }
    }

    private static func queue(of command: some MessageContract) -> QueueName {
        switch command {
        case is SubmitReport: .submissions
        case let reached as DeadlineReached: .deadlines(reached.payload.owner)
        case let replay as ReplayParked: .commands(replay.service)
        default: .commands(type(of: command).owner)
        }
    }

    /// Which events each service listens to.
    package static let subscriptions: [ServiceName: [any MessageContract.Type]] = [
        .intake: [
            ReportVerified.self, ReportSeparated.self, ReportRelocated.self, CaseClosed.self, CaseReopened.self,
            CaseRecategorised.self, CitizenErased.self,
        ],
        .verification: [
            ReportRegistered.self, CaseRectified.self, CaseClosed.self, CaseDispatched.self, CaseReopened.self,
            CaseRecategorised.self, ReportErased.self,
        ],
        .dispatch: [
            ReportVerified.self, RecheckPassed.self, RecheckFailed.self, AppealDecided.self, ReportRelocated.self,
            AssistanceCalled.self, AssistanceEnded.self,
        ],
        .reward: [
            ReportVerified.self, ReportSeparated.self, ReportFollowed.self, ReportUnfollowed.self, MaliceDecided.self,
            MaliceAppealDecided.self, MaliceDropped.self,
        ],
        .notification: MessageRegistry.contracts.filter { $0.kind == .event && notified.contains($0.type) }
            + erasures,
    ]

    /// Events that no service listens to: they stand in the journal, and in a gateway's live updates.
    static var unheard: [any MessageContract.Type] {
        let heard = Set(subscriptions.values.flatMap { $0.map { $0.type } })
        return MessageRegistry.contracts.filter { $0.kind == .event && !heard.contains($0.type) }
    }

    /// What notification forgets by.
    package static let erasures: [any MessageContract.Type] = [ReportErased.self, CitizenErased.self]

    /// The events that end up as words to somebody.
    private static let notified: Set<MessageType> = [
        ReportRegistered.type, ReportRejected.type, ReportKeyReused.type, ReportReferred.type, ReportAlarmed.type,
        AlarmEscalated.type, TextHeld.type, ReportFollowed.type, ReportUnfollowed.type, ReportSeparated.type,
        TaskAssigned.type, TaskWithdrawn.type, TaskOffered.type, TaskOfferDeclined.type, TaskHandedOver.type,
        SampleChecked.type, AssistanceCalled.type, AssistanceAnswered.type, AssistanceEnded.type,
        QuestionAsked.type, QuestionAnswered.type, ReportVerified.type, RecheckFailed.type, AppealOpened.type,
        AppealDecided.type, TaskWarned.type, TaskOverdue.type, CaseOpened.type, CaseDispatched.type, CaseUrged.type,
        CaseRecategorised.type, CaseRelocated.type,
        CaseAccepted.type, CaseReturned.type, CaseExtensionRequested.type, CaseExtended.type, CaseExtensionRefused.type,
        CaseSuspensionRequested.type, CaseSuspensionRefused.type,
        CaseInvolved.type, CaseAssigned.type, CaseProgressNoted.type,
        CaseSuspended.type, CaseResumed.type, CaseRectified.type, CaseReworked.type, CaseWithdrawn.type,
        CaseClosed.type, CaseReopened.type, CaseWarned.type, CaseOverdue.type, PointsGranted.type, PointsWithdrawn.type,
        RedPacketReserved.type, RedPacketPaid.type, RedPacketFailed.type, RedPacketReleased.type,
        RedPacketReviewed.type, RedemptionHandedOver.type, RedemptionCancelled.type, UnmaskingAsked.type,
        UnmaskingDecided.type, ContactRead.type, MaliceProposed.type, MaliceWithdrawn.type, MaliceWarned.type,
        MaliceLapsed.type, MaliceDecided.type, MaliceAppealed.type, MaliceAppealDecided.type, MaliceDropped.type,
        RewardsPaused.type, RewardsResumed.type, RewardsWithheld.type,
    ]

    /// The queues of one service, in the services' virtual host.
    package static func queues(of service: ServiceName) -> [QueueName] {
        switch service {
        case .gateway: []
        case .intake: [.submissions, .events(.intake), .commands(.intake), .deadlines(.intake)]
        case .verification: [.events(.verification), .commands(.verification), .deadlines(.verification)]
        case .dispatch: [.events(.dispatch), .commands(.dispatch), .deadlines(.dispatch)]
        case .reward: [.events(.reward), .commands(.reward), .deadlines(.reward)]
        case .scheduler: [.commands(.scheduler)]
        case .notification: [.events(.notification), .commands(.notification)]
        }
    }
}
