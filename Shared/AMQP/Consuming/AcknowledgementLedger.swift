/// Which deliveries of one channel are not yet settled, and the fewest frames that settle some. Pure.
///
/// The broker closes a channel that settles a tag twice, so a tag is let through only once.
struct AcknowledgementLedger {
    struct Frame: Equatable {
        let tag: UInt64
        /// Whether the frame also covers every unsettled tag below.
        let multiple: Bool
    }

    private var unsettled = TagRing<Void>()

    /// How many are not yet settled.
    var count: Int { unsettled.count }

    /// The broker numbers the deliveries of a channel from 1; false when this one breaks the count.
    mutating func receive(_ tag: UInt64) -> Bool {
        unsettled.append(()) == tag
    }

    /// Settles these; one frame with `multiple` for those below which nothing is left open, one each for the others.
    mutating func acknowledge(_ tags: some Sequence<UInt64>) -> [Frame] {
        var settled: [UInt64] = []
        for tag in tags where unsettled.remove(tag) != nil { settled.append(tag) }
        var highestCovered: UInt64 = 0
        for tag in settled where tag < unsettled.lowest { highestCovered = max(highestCovered, tag) }
        var frames: [Frame] = []
        if highestCovered > 0 { frames.append(Frame(tag: highestCovered, multiple: true)) }
        for tag in settled where tag > unsettled.lowest { frames.append(Frame(tag: tag, multiple: false)) }
        return frames
    }

    /// Settles these by themselves: rejecting is rare, and a rejected one must not drag its neighbours along.
    mutating func reject(_ tags: some Sequence<UInt64>) -> [UInt64] {
        tags.filter { unsettled.remove($0) != nil }
    }
}
