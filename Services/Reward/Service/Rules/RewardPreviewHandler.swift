import City
import Messaging
import Model
import PostgreSQL

/// Tells what a rule would have cost on past reports, with the very planner that rewards are made of; nothing is set.
///
/// The work is bounded by days and by reports: whoever asks waits for it, and so do the commands behind it.
struct RewardPreviewHandler: Sendable {
    let catalogue: CategoryCatalogue

    var handler: MessageHandler { MessageHandler(PreviewRewardRule.self, each: preview) }

    @Sendable func preview(
        _ message: Received<PreviewRewardRule>,
        _ transaction: ServiceTransaction
    ) throws -> Disposition {
        let (question, database) = (message.body, transaction.database)
        let traits = try catalogue.traits(at: transaction.now, in: database)
        if let refusal = question.fault ?? RewardRuleHandler.fault(of: question.rule, traits) {
            return .refused(refusal)
        }
        let reports = try PreviewStatements.reports(
            from: question.from,
            until: question.until,
            limit: PreviewRewardRule.mostReports + 1,
            in: database
        )
        guard reports.count <= PreviewRewardRule.mostReports else {
            return .refused(Refusal(.rewardPreviewTooLarge))
        }
        let settings = try DecisionStore.settings(in: database)
        let trial = TrialRule(
            rules: try PreviewStatements.rules(in: database).trying([question.rule]),
            winnersOf1000: settings.drawWinners,
            dailyCap: settings.dailyRedPackets,
            monthlyCap: settings.monthlyRedPackets,
            budgets: try PreviewStatements.budgets(in: database),
            budget: settings.monthlyBudget
        )
        var preview = RewardPreview(trial, own: traits.compactMapValues(\.reward))
        for report in reports { preview.take(report) }
        return .answered(json: try MessageCoding.text(RewardPreviewState(preview)))
    }
}
