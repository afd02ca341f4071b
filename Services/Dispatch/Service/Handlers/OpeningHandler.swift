import Messaging
import Model
import PostgreSQL

/// Opens a case for each confirmed finding, and sends it on where one routing rule or the officer's call-in says so.
struct OpeningHandler: Sendable {
    let city: CityDirectory

    var handler: MessageHandler { MessageHandler(ReportVerified.self, batch: open) }

    private func open(
        _ messages: [Received<ReportVerified>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let confirmed = messages.filter { $0.body.finding == .confirmed }
        guard !confirmed.isEmpty else { return messages.map { _ in .done } }
        let ids = confirmed.map { CaseID(of: $0.body.report.id) }
        try EarlyEvents.lock(ids, in: transaction.database)
        let routes = try city.automaticRoutes(
            Set(confirmed.filter { $0.body.callIn == nil }.map { CityDirectory.Place($0.body.report) }),
            in: transaction
        )

        let rules = try RoutingStore.active(in: transaction.database)
        let batch = CaseBatch.of(transaction, city: city)
        try batch.open(
            confirmed.compactMap { message in
                let transition = DispatchCase.opening(
                    message.body,
                    categoryName: try city.name(of: message.body.report.categoryCode, in: transaction),
                    route: try route(message.body, rules, routes, transaction),
                    at: transaction.now,
                    limits: try city.limits(for: message.body.report, in: transaction)
                )
                return transition.map { ($0, message.envelope) }
            }
        )
        for early in try EarlyEvents.take(ids, in: transaction.database) {
            guard let cause = confirmed.first(where: { CaseID(of: $0.body.report.id) == early.caseID }) else {
                continue
            }
            try batch.load([early.caseID])
            _ = try batch.apply(early.command, cause: cause.envelope)
        }
        return messages.map { _ in .done }
    }

    /// The officer's call-in, else the first rule that fits, else the one responsible department. A call-in of a department
    /// that does not exist any more is for the centre to decide.
    private func route(
        _ verified: ReportVerified,
        _ rules: RoutingRules,
        _ automatic: [CityDirectory.Place: DepartmentCode],
        _ transaction: ServiceTransaction
    ) throws -> CaseRoute {
        if let department = verified.callIn {
            return try city.level(of: department, in: transaction) == nil ? .centre : .calledIn(department)
        }
        let matter = RoutingMatter(
            categoryCode: verified.report.categoryCode,
            villageCode: verified.report.villageCode,
            words: verified.evidence.words,
            confirmedAt: verified.at
        )
        let ruled = try rules.route(
            matter,
            in: try city.limits(for: verified.report, in: transaction).calendar
        ) { department in
            try city.level(of: department, in: transaction) != nil
        }
        if let ruled { return .automatic(ruled.department) }
        return automatic[CityDirectory.Place(verified.report)].map(CaseRoute.automatic) ?? .centre
    }
}

extension CityDirectory.Place {
    fileprivate init(_ report: ReportSummary) {
        self.init(category: report.categoryCode, village: report.villageCode)
    }
}
