/// The legal steps of one state machine as data: legality, diagrams, labels and random walks all come from here.
package struct TransitionTable<State: Hashable & Sendable, Trigger: Hashable & Sendable>: Sendable {
    /// Where a step leads.
    package enum Target: Hashable, Sendable {
        case state(State)
        /// It stays where it is.
        case same
        /// Back to the state before the interruption.
        case previous([State])
    }

    package struct Row: Sendable {
        package let from: State
        package let trigger: Trigger
        package let target: Target
    }

    /// The states that creation may lead to; drawn as the starts of the diagram.
    package let starts: [State]
    package let rows: [Row]
    private let targets: [Key: Target]

    private struct Key: Hashable, Sendable {
        let from: State
        let trigger: Trigger
    }

    /// Each step names its triggers, the states it may start from, and where it leads.
    package init(starts: [State], steps: [(trigger: Trigger, from: [State], to: Target)]) {
        self.starts = starts
        rows = steps.flatMap { step in
            step.from.map { Row(from: $0, trigger: step.trigger, target: step.to) }
        }
        targets = Dictionary(
            rows.map { (Key(from: $0.from, trigger: $0.trigger), $0.target) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Where the step leads from this state; nil when it is illegal.
    package func target(from state: State, on trigger: Trigger) -> Target? {
        targets[Key(from: state, trigger: trigger)]
    }

    /// The triggers that are legal in this state.
    package func triggers(in state: State) -> [Trigger] {
        rows.filter { $0.from == state }.map(\.trigger)
    }
}

extension TransitionTable
where State: RawRepresentable<String> & CaseIterable, Trigger: RawRepresentable<String> {
    /// The Mermaid text of the state diagram: one arrow for each row, the trigger's name as its label.
    package func diagram(words: (State) -> Words, ends: [State]) -> String {
        var lines = ["stateDiagram-v2"]
        for state in State.allCases {
            lines.append("    \(state.rawValue) : \(state.rawValue)<br/>\(words(state).zh)")
        }
        for state in starts { lines.append("    [*] --> \(state.rawValue)") }
        var arrows: [(from: String, to: String, labels: [String])] = []
        for row in rows {
            let destinations: [State] =
                switch row.target {
                case .state(let state): [state]
                case .same: [row.from]
                case .previous(let states): states
                }
            for destination in destinations {
                let arrow = (row.from.rawValue, destination.rawValue)
                if let index = arrows.firstIndex(where: { ($0.from, $0.to) == arrow }) {
                    if !arrows[index].labels.contains(row.trigger.rawValue) {
                        arrows[index].labels.append(row.trigger.rawValue)
                    }
                } else {
                    arrows.append((arrow.0, arrow.1, [row.trigger.rawValue]))
                }
            }
        }
        for arrow in arrows {
            lines.append("    \(arrow.from) --> \(arrow.to) : \(arrow.labels.joined(separator: ", "))")
        }
        for state in ends { lines.append("    \(state.rawValue) --> [*]") }
        return lines.joined(separator: "\n") + "\n"
    }
}
