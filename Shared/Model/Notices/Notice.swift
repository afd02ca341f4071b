/// Words to one recipient that follow from one event.
///
/// What staff read never tells who reported, and no citizen is told that a report was dismissed: they read what was
/// found, and what can be done.
package struct Notice: Hashable, Sendable {
    package let recipient: NoticeRecipient
    /// One line: the state the recipient knows from the lists.
    package let title: Words
    package let body: Words
    /// Nil: it is about no report.
    package let reportID: ReportID?
    package let taskID: TaskID?
    package let caseID: CaseID?
    /// Something to do, not only to know: shown first.
    package let isAction: Bool
}

extension Notice {
    /// The notices that an event leads to; none for events that nobody needs to hear of.
    ///
    /// - Parameter category: the name of the report's category.
    package static func notices(of event: any MessageContract, category: Words) -> [Notice] {
        if let rejected = event as? ReportRejected { return [rejection(rejected)].compactMap { $0 } }
        if let reused = event as? ReportKeyReused { return [keptFirst(reused)] }
        if let notice = redemption(event) { return [notice] }
        guard let event = event as? any EventContract else { return unmasking(event) }
        var composer = NoticeComposer(report: event.report, category: category)
        composer.intake(event)
        composer.verification(event)
        composer.dialogue(event)
        composer.assistance(event)
        composer.dispatch(event)
        composer.centre(event)
        composer.reward(event)
        composer.malice(event)
        return composer.notices
    }

    /// The category of the report that the event is about; nil where it is not known.
    package static func category(of event: any MessageContract) -> CategoryCode? {
        (event as? any EventContract)?.report.categoryCode
    }
}
