import Model

/// A judged submission as its row is written.
struct ReportRow {
    let submit: SubmitReport
    let submission: Submission

    var cell: GridCode? { submission.report?.gridCode }
    var urgency: Urgency { submission.report?.urgency ?? .normal }
    var isPublic: Bool { submission.report?.isPublic ?? false }
    var pin: Coordinate<WGS84>? { submit.pin.wgs84 }
    var alarmDueAt: Timestamp? { submission.clockwork[.alarm]?.dueAt }

    /// Whom it was reported for: kept where an officer goes there, and nowhere else.
    var relative: RelativeContact? {
        switch submission.state {
        case .registered, .alarmed: submit.onBehalf
        case .received, .rejected, .referred: nil
        }
    }

    /// The machine, where something can still happen to it here.
    func snapshot() throws -> String? {
        submission.state == .alarmed ? try MessageCoding.text(submission) : nil
    }
}
