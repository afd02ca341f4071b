/// Looks at what every citizen is shown at the end, and at some reports' timelines for the time that each stage took.
struct ReplayEnding: Sendable {
    /// A report that did not end where its plan leads.
    struct Miss: Sendable {
        let file: ReplayFile
        let seen: String?
    }

    private static let samples = 400

    let world: ReplayWorld

    /// - Parameter patience: how long the last events may take to arrive.
    func misses(patience: Duration) async -> [Miss] {
        let deadline = ContinuousClock.now + patience
        var open = Dictionary(grouping: world.book.files) { $0.citizen.account }
        while true {
            let misses = await look(at: open.values.map { $0 })
            // What somebody's trouble ended needs no waiting.
            let hopeful = misses.filter { $0.file.trouble == nil }
            if hopeful.isEmpty || ContinuousClock.now >= deadline {
                for file in world.book.files {
                    let miss = misses.first { $0.file.report == file.report }
                    world.log.final(
                        report: file.report,
                        expected: file.expected,
                        seen: miss == nil ? file.expected : miss?.seen
                    )
                }
                return misses
            }
            open = Dictionary(grouping: misses.map(\.file)) { $0.citizen.account }
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    private func look(at people: [[ReplayFile]]) async -> [Miss] {
        await withTaskGroup(of: [Miss].self) { group in
            var misses: [Miss] = []
            for (place, files) in people.enumerated() {
                if place >= 8, let part = await group.next() { misses += part }
                group.addTask {
                    guard let citizen = files.first?.citizen, let lines = try? await citizen.reports() else {
                        return files.map { Miss(file: $0, seen: nil) }
                    }
                    let shown = Dictionary(lines.map { ($0.id.lowercased(), $0.state) }) { first, _ in first }
                    return files.compactMap { file in
                        shown[file.report] == file.expected ? nil : Miss(file: file, seen: shown[file.report])
                    }
                }
            }
            for await part in group { misses += part }
            return misses
        }
    }

    /// Reads the timelines of a sample, the last reports among them.
    /// - Returns: when the last of them was registered, seconds after the first was accepted.
    func stages() async -> Double? {
        let files = world.book.files
        guard !files.isEmpty else { return nil }
        let step = max(1, files.count / (Self.samples / 2))
        let chosen = stride(from: 0, to: files.count, by: step).map { files[$0] } + files.suffix(Self.samples / 2)
        let spans = await withTaskGroup(of: (Double, Double)?.self) { group in
            var spans: [(Double, Double)] = []
            for (place, file) in chosen.enumerated() {
                if place >= 8, let span = await group.next() ?? nil { spans.append(span) }
                group.addTask { await stages(of: file) }
            }
            for await span in group { if let span { spans.append(span) } }
            return spans
        }
        guard let first = spans.map(\.0).min(), let last = spans.map(\.1).max() else { return nil }
        return last - first
    }

    /// Records when each stage was first reached after acceptance.
    /// - Returns: the seconds (since 1970) at which it was accepted and registered.
    private func stages(of file: ReplayFile) async -> (Double, Double)? {
        guard let seen = try? await file.citizen.get("/v1/reports/\(file.report)", as: SeenReport.self),
            let accepted = seen.acceptedAt.flatMap({ ServiceMoment.seconds($0) })
        else { return nil }
        var reached: [String: Double] = [:]
        for step in seen.timeline {
            guard let at = ServiceMoment.seconds(step.at), let name = Self.stages[step.type] else { continue }
            if reached[name] == nil { reached[name] = at }
        }
        for (name, at) in reached {
            world.figures.record("until \(name)", milliseconds: (at - accepted) * 1000)
        }
        return reached["1 registered"].map { (accepted, $0) }
    }

    private static let stages = [
        "report.registered.v1": "1 registered", "report.verified.v1": "2 verified",
        "case.dispatched.v1": "3 dispatched",
        "case.accepted.v1": "4 accepted", "case.rectified.v1": "5 rectified", "case.closed.v1": "6 closed",
    ]
}
