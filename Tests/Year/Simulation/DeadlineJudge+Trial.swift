import Model

extension DeadlineJudge {
    /// What it says of one deadline without an effect, one with an early one, one with two, and one after its cancel: a
    /// judge that finds nothing there would find nothing anywhere.
    package static func trial() -> [String] {
        let start = Timestamp(seconds: 1_790_000_000)
        var judge = DeadlineJudge()
        func deadline(_ name: String) -> Deadline? {
            DeadlineKey(rawValue: name).map { key in
                Deadline(
                    key: key,
                    generation: 1,
                    dueAt: start + .seconds(60),
                    payload: DeadlinePayload(
                        owner: .dispatch,
                        reportID: .named(name),
                        stage: .overall,
                        moment: .limit
                    )
                )
            }
        }
        for name in ["lost", "early", "twice", "cancelled", "kept"] {
            guard let deadline = deadline(name) else { continue }
            let reached = DeadlineReached(
                key: deadline.key,
                generation: 1,
                dueAt: deadline.dueAt,
                payload: deadline.payload
            )
            judge.take(.schedule(deadline), at: start)
            if name == "cancelled" {
                judge.take(.cancel(DeadlineCancellation(key: deadline.key, generation: 2)), at: start)
            }
            judge.heard(reached, at: deadline.dueAt)
            guard name != "lost" else { continue }
            judge.tookEffect(reached, at: name == "early" ? start : deadline.dueAt)
            if name == "twice" { judge.tookEffect(reached, at: deadline.dueAt) }
        }
        judge.finish(at: start + .seconds(120))
        return judge.faults
    }
}
