/// An event as the journal has it: who published it and its number there.
package struct RecordedEvent: Sendable {
    package let source: ServiceName
    package let sequence: Int
    package let body: any MessageContract

    package init(source: ServiceName, sequence: Int, body: any MessageContract) {
        self.source = source
        self.sequence = sequence
        self.body = body
    }
}
