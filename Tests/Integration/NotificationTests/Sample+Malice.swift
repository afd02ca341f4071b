import Model

extension Sample {
    /// All that is told about bad faith, and about rewards that pause because of it.
    func malice(_ citizen: CitizenID) -> [any MessageContract] {
        let decided = [true, false].map { isFound in
            MaliceDecided(
                report: report,
                at: at,
                officerID: officer,
                isFound: isFound,
                reason: "现场无此情况",
                decidedBy: .random(),
                appealUntil: isFound ? at : nil
            )
        }
        let reviewed = [true, false].map { isUpheld in
            MaliceAppealDecided(
                report: report,
                at: at,
                officerID: officer,
                isUpheld: isUpheld,
                reason: "已复核",
                decidedBy: .random()
            )
        }
        let dropped = [true, false].map {
            MaliceDropped(report: report, at: at, officerID: officer, wasFound: $0)
        }
        let warned = [TimeLimitStage.malice, .maliceAppeal].map {
            MaliceWarned(report: report, at: at, stage: $0, dueAt: at)
        }
        let resumed = [0, 2].map {
            RewardsResumed(report: report, at: at, citizenID: citizen, isLifted: $0 > 0, granted: $0)
        }
        let rest: [any MessageContract] = [
            MaliceProposed(
                report: report,
                at: at,
                taskID: task,
                officerID: officer,
                reason: "系编造",
                dueAt: at
            ),
            MaliceWithdrawn(report: report, at: at, officerID: officer),
            MaliceLapsed(report: report, at: at, officerID: officer, dueAt: at),
            MaliceAppealed(report: report, at: at, words: "我明明看到了", dueAt: at),
            MaliceAppealDecided(report: report, at: at, officerID: officer, isUpheld: true),
            RewardsResumed(
                report: report,
                at: at,
                citizenID: citizen,
                isLifted: false,
                granted: 0,
                stillPausedUntil: at
            ),
            RewardsPaused(report: report, at: at, citizenID: citizen, until: at),
            RewardsWithheld(report: report, at: at, citizenID: citizen, pausedUntil: at),
        ]
        return decided + reviewed + dropped + warned + resumed + rest
    }
}
