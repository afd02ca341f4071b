/// Which publications of one channel await the broker's confirm. Pure: the caller sends and receives.
///
/// A publication is open, then perhaps returned, then resolved once: by ack, nack, expiry or `drain`. An unroutable
/// mandatory message is returned first and acked afterwards (RabbitMQ, "Consumer Acknowledgements and Publisher Confirms"),
/// so the ack of a returned one resolves it as returned.
struct ConfirmWindow<Ticket> {
    struct Return: Equatable {
        let code: UInt16
        let text: String
    }

    enum Resolution: Equatable {
        case confirmed
        case nacked
        case returned(Return)
    }

    private struct Entry {
        let ticket: Ticket
        let sentAt: MonotonicTime
        var returned: Return?
    }

    private var entries: TagRing<Entry>

    init(minimumCapacity: Int = 256) {
        entries = TagRing(minimumCapacity: minimumCapacity)
    }

    /// How many are open.
    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }

    /// When the oldest open one was sent.
    var oldest: MonotonicTime? { entries[entries.lowest]?.sentAt }

    /// Registers the channel's next publication; the broker counts them from 1 too.
    @discardableResult
    mutating func open(_ ticket: Ticket, at moment: MonotonicTime) -> UInt64 {
        entries.append(Entry(ticket: ticket, sentAt: moment, returned: nil))
    }

    /// The publication opened last was not sent after all: its tag goes to the next one.
    mutating func retractLast() {
        entries.retractLast()
    }

    /// The broker's ack or nack of one tag, or of all up to it. Tags that are not open are ignored.
    mutating func settle(
        _ tag: UInt64,
        multiple: Bool,
        positive: Bool,
        _ resolve: (Ticket, Resolution) -> Void
    ) {
        guard multiple else {
            resolveEntry(tag, positive, resolve)
            return
        }
        // Tag 0 with `multiple` means all outstanding (AMQP 0-9-1, basic.ack).
        let last = tag == 0 ? entries.next - 1 : min(tag, entries.next - 1)
        while !entries.isEmpty, entries.lowest <= last {
            resolveEntry(entries.lowest, positive, resolve)
        }
    }

    /// Marks the oldest open one that matches and is not yet returned; returns come in the order of publishing.
    /// Returns whether one matched.
    mutating func markReturned(_ returned: Return, where matches: (Ticket) -> Bool) -> Bool {
        var tag = entries.lowest
        while tag < entries.next {
            if let entry = entries[tag], entry.returned == nil, matches(entry.ticket) {
                entries.update(tag) { $0.returned = returned }
                return true
            }
            tag += 1
        }
        return false
    }

    /// Removes the ones sent before the limit, oldest first. A confirm that still comes for them is ignored.
    mutating func expire(sentBefore limit: MonotonicTime, _ resolve: (Ticket) -> Void) {
        while let sentAt = oldest, sentAt < limit, let entry = entries.remove(entries.lowest) {
            resolve(entry.ticket)
        }
    }

    /// Removes all, oldest first, and starts counting from 1 again, as a new channel does.
    mutating func drain(_ resolve: (Ticket) -> Void) {
        while let entry = entries.remove(entries.lowest) {
            resolve(entry.ticket)
        }
        entries = TagRing()
    }

    private mutating func resolveEntry(_ tag: UInt64, _ positive: Bool, _ resolve: (Ticket, Resolution) -> Void) {
        guard let entry = entries.remove(tag) else { return }
        if let returned = entry.returned {
            resolve(entry.ticket, .returned(returned))
        } else {
            resolve(entry.ticket, positive ? .confirmed : .nacked)
        }
    }
}
