/// A timer's name, unique over all services: `<owner>/<aggregate>/<stage>/<moment>`.
package struct DeadlineKey: Code {
    package let rawValue: String

    /// Nil when empty or longer than 200 bytes.
    package init?(rawValue: String) {
        guard (1...200).contains(rawValue.utf8.count) else { return nil }
        self.rawValue = rawValue
    }

    /// The key of a stage of one aggregate.
    package init(
        owner: ServiceName,
        aggregate: some UUIDIdentifier,
        stage: TimeLimitStage,
        moment: DeadlineMoment
    ) {
        rawValue = "\(owner.rawValue)/\(aggregate)/\(stage.rawValue)/\(moment.rawValue)"
    }
}
