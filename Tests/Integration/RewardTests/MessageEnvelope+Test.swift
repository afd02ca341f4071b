import Foundation
import Messaging
import Model

extension MessageEnvelope {
    /// Of a message that comes in now, whatever it is about.
    static func heard(at now: Timestamp) -> MessageEnvelope {
        MessageEnvelope(
            id: MessageID(UUID()),
            type: ReportVerified.type,
            source: .verification,
            subject: nil,
            time: now,
            sequence: 1,
            traceparent: nil
        )
    }
}
