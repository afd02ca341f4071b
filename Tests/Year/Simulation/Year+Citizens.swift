import Model
import SeededRandom

/// The reporter: answers, contests, rates; and the officer who takes a finding back.
extension Year {
    private func citizen(_ life: ReportLife) -> CommandActor? {
        guard let citizen = life.dossier?.report.citizenID else { return nil }
        return CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
    }

    func answer(_ life: ReportLife) {
        guard let actor = citizen(life), let asking = life.asking, let report = life.dossier?.report else { return }
        apply(.answer(AnswerQuestion(reportID: report.id, words: "三楼", actor: actor)), to: asking.id, life)
    }

    func appeal(_ life: ReportLife) {
        guard let actor = citizen(life), let dossier = life.dossier else { return }
        let command = OpenAppeal(reportID: dossier.report.id, words: "还在那里", actor: actor)
        guard case .success(let opened) = dossier.openingAppeal(command, at: now),
            let officer = officer(of: planner.secondLook(at: dossier.report, otherThan: dossier.officerID))
        else {
            facts.refusals += 1
            return
        }
        let second = VerificationTask.appeal(
            dossier,
            officerID: officer,
            at: now,
            limits: limits(dossier.report)
        )
        take(second, life, prelude: [opened.event])
    }

    func rate(_ life: ReportLife) {
        guard let actor = citizen(life), let dossier = life.dossier else { return }
        let command = RateReport(
            reportID: dossier.report.id,
            stars: 1 + habits.random.below(5),
            isSolved: habits.happens(80),
            actor: actor
        )
        guard case .success(let rated) = dossier.rating(command, at: now) else {
            facts.refusals += 1
            return
        }
        life.dossier = rated.dossier
        record(rated.event, wasMarked: false)
    }

    func separate(_ life: ReportLife) {
        guard let dossier = life.dossier else { return }
        let rounds = life.tasks.values.filter { $0.kind == .first }.map(\.round).max() ?? 0
        let id = TaskID(kind: .first, of: dossier.report.id, round: rounds)
        guard let task = life.tasks[id] else { return }
        let result = dossier.separating(
            SeparateDuplicate(taskID: id, reason: "是两处", actor: centre(dossier.report.townCode)),
            from: task,
            wasInTime: life.wasInTime[id] ?? false,
            lastRound: rounds,
            at: now
        )
        guard case .success(let separated) = result else {
            facts.refusals += 1
            return
        }
        facts.separations += 1
        let report = dossier.report
        let choice = planner.firstLook(at: report, onPatrol: dossier.officerID, in: limits(report).calendar)
        guard let officer = officer(of: choice) else { return }
        let again = VerificationTask.again(
            dossier,
            officerID: officer,
            round: rounds + 1,
            at: now,
            limits: limits(report)
        )
        take(again, life, prelude: [separated])
    }
}
