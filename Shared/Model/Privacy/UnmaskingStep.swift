/// What one step of an unmasking leads to, all of it written in one transaction.
package struct UnmaskingStep: Sendable {
    package let unmasking: Unmasking
    package let event: any MessageContract

    init(_ unmasking: Unmasking, _ event: any MessageContract) {
        self.unmasking = unmasking
        self.event = event
    }
}
