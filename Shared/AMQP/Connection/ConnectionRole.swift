/// What one kind of connection does with its link. Lives on the owner thread, which makes every call here.
protocol ConnectionRole: AnyObject {
    var statistics: AMQPStatistics { get set }

    /// Prepares a new link (channels, confirms, subscriptions) and reports it connected when it can be used.
    func connected(_ link: AMQPLink) throws(AMQPError)

    func receive(_ event: LinkEvent, on link: AMQPLink) throws(AMQPError)

    /// After all events that were there: carries out what callers asked for and gives events on to them.
    func work(on link: AMQPLink) throws(AMQPError)

    /// When `work` wants to be called again, though nothing happens.
    var nextDeadline: MonotonicTime? { get }

    /// Whether nothing is outstanding, so that a closing connection can go.
    var isDrained: Bool { get }

    /// The link is gone, or could not be opened.
    func lost(_ error: AMQPError)

    /// The last call: nobody will connect again.
    func finished()
}

/// Where callers leave work for a connection's owner thread.
protocol ConnectionMailbox: AnyObject, Sendable {
    /// On the watchdog's thread, about ten times a second: gives up what has waited too long.
    func expire(at moment: MonotonicTime, state: AMQPState)

    /// Nothing will be taken out any more: answers everything that waits, and refuses what still comes.
    func abandon()
}
