package import Model

/// What is new in a batch, before any of it is handled.
package struct BatchContent: Sendable {
    let messages: [IncomingMessage]

    /// Those of one type. What cannot be read is left out: its handler parks it.
    package func bodies<Body: MessageContract>(_ type: Body.Type) -> [Body] {
        messages.filter { $0.envelope.type == Body.type }.compactMap { try? $0.decode(type) }
    }
}

/// Comes before the handlers of a batch, in their transaction. They work set by set: a service whose sets hold the same things
/// takes all of a batch here, in one order.
package typealias BatchPreparation =
    @Sendable (_ content: BatchContent, _ transaction: ServiceTransaction) throws -> Void
