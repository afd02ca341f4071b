extension Payout {
    /// What a call to the provider brought.
    /// - Parameters:
    ///   - callNumber: the one that the call was made for; nil is returned where it is not the newest any more.
    ///   - isNamed: the provider's own bill of a day names the number as paid.
    package func hearing(
        _ news: PayoutNews,
        of call: PayoutCall,
        callNumber: Int,
        isNamed: Bool = false,
        at now: Timestamp,
        policy: PayoutPolicy = .standard
    ) -> PayoutStep? {
        guard !state.isFinal, state != .reserved, self.callNumber == callNumber, self.call == call, let bill else {
            return nil
        }
        var next = self
        switch news {
        case .fault(let fault):
            return next.hearing(fault, of: call, at: now, policy: policy)
        case .notFound:
            return next.missing(after: call, isNamed: isNamed, at: now, policy: policy)
        case .bill(let told):
            guard told.number == bill.number else {
                let strange = PayoutNews.Fault(code: "answer.otherBill", advice: .query)
                return next.hearing(strange, of: call, at: now, policy: policy)
            }
            return call == .query
                ? next.deciding(told, at: now, policy: policy) : next.hinting(told, at: now, policy: policy)
        }
    }

    /// Only a query decides.
    private mutating func deciding(_ told: PayoutNews.Bill, at now: Timestamp, policy: PayoutPolicy) -> PayoutStep {
        learn(told)
        // Under a number that ended without payment nothing flows any more, whoever was to get it.
        if told.state == .failed || told.state == .cancelled {
            if isClosing || now >= reservedUntil { return seeking(attempt + 1, at: now) }
            if attempt.isMultiple(of: policy.attempts) { return holding(.attempts, at: now) }
            return failing(told.failReason, at: now)
        }
        openID = openID ?? told.openID
        guard told.amount ?? amount == amount, told.openID ?? openID == openID else {
            return holding(.differs, at: now)
        }
        switch told.state {
        case .success:
            return told.amount == amount ? paying(at: now) : holding(.differs, at: now)
        case .waiting:
            return waiting(at: now, policy: policy)
        case .accepted where looks % 3 == 2 && bill?.body != nil:
            // Accepted and never more: the provider wants to hear the same again.
            return lookingAgain(.create, at: now, policy: policy)
        case .accepted, .moving, .failed, .cancelled:
            return lookingAgain(.query, at: now, policy: policy)
        }
    }

    /// What creating or cancelling told: a hint of what a query will find.
    private mutating func hinting(_ told: PayoutNews.Bill, at now: Timestamp, policy: PayoutPolicy) -> PayoutStep {
        learn(told)
        switch told.state {
        case .waiting: return waiting(at: now, policy: policy)
        case .success, .failed, .cancelled:
            ask(.query)
            return PayoutStep(self)
        case .accepted, .moving:
            return lookingAgain(.query, at: now, policy: policy)
        }
    }

    private mutating func learn(_ told: PayoutNews.Bill) {
        if let number = told.providerNumber { bill?.providerNumber = number }
        if let info = told.packageInfo { bill?.packageInfo = info }
        bill?.refusal = nil
        bill?.absences = nil
        lastFault = nil
    }

    /// The bill waits for the citizen: show it, and look again now and then, for as long as it waits.
    private mutating func waiting(at now: Timestamp, policy: PayoutPolicy) -> PayoutStep {
        // Without its bytes it cannot be shown to anybody: another number can.
        if isClosing || isCalledBack == true || bill?.body == nil { return cancelling(at: now, policy: policy) }
        guard bill?.packageInfo != nil else { return creatingAgain(at: now, policy: policy) }
        if state != .confirming {
            guard move(.await) else { return lookingAgain(.query, at: now, policy: policy) }
            hold = nil
            looks = 0
        }
        var deadlines: [DeadlineAction] = []
        ask(.query, at: now + policy.pause(after: looks, from: policy.confirmationPause), &deadlines)
        looks += 1
        return PayoutStep(self, deadlines: deadlines)
    }

    private mutating func cancelling(at now: Timestamp, policy: PayoutPolicy) -> PayoutStep {
        // At once the first time, then as patiently as everything else.
        guard call == .query, looks == 0 else { return lookingAgain(.cancel, at: now, policy: policy) }
        looks += 1
        ask(.cancel)
        return PayoutStep(self)
    }

    /// The provider knows no such bill, or not yet: how often it says so in a row counts, as a single one may be a lie.
    private mutating func missing(
        after call: PayoutCall,
        isNamed: Bool,
        at now: Timestamp,
        policy: PayoutPolicy
    ) -> PayoutStep {
        guard call == .query, let bill else { return lookingAgain(.query, at: now, policy: policy) }
        let absences = (bill.absences ?? 0) + 1
        self.bill?.absences = absences
        if bill.body == nil, bill.providerNumber == nil {
            return sought(absences, isNamed: isNamed, at: now, policy: policy)
        }
        if bill.providerNumber != nil {
            return absences >= 8 ? holding(.vanished, at: now) : lookingAgain(.query, at: now, policy: policy)
        }
        if bill.refusal != nil {
            return absences >= 4 ? holding(.refused, at: now) : lookingAgain(.query, at: now, policy: policy)
        }
        return creatingAgain(at: now, policy: policy)
    }

    /// The same number and bytes again, at once after a query that was answered: the provider is there, the citizen waits.
    private mutating func creatingAgain(at now: Timestamp, policy: PayoutPolicy) -> PayoutStep {
        guard call == .query, looks < policy.patience else { return lookingAgain(.create, at: now, policy: policy) }
        looks += 1
        ask(.create)
        return PayoutStep(self)
    }

    private mutating func hearing(
        _ fault: PayoutNews.Fault,
        of call: PayoutCall,
        at now: Timestamp,
        policy: PayoutPolicy
    ) -> PayoutStep {
        lastFault = fault.code
        switch fault.advice {
        case .again:
            return lookingAgain(call, at: now, policy: policy)
        case .query:
            return lookingAgain(.query, at: now, policy: policy)
        case .refused:
            if call == .create { bill?.refusal = fault.code }
            return lookingAgain(.query, at: now, policy: policy)
        case .topUp where call == .create && isClosing:
            bill?.refusal = fault.code
            return lookingAgain(.query, at: now, policy: policy)
        case .topUp:
            ask(call)
            return PayoutStep(self, pause: .town(report.townCode, code: fault.code))
        case .configure:
            // A new bill waits until everybody goes on; a look is tried again all the same.
            let step = call == .create ? nil : lookingAgain(call, at: now, policy: policy)
            if step == nil { ask(call) }
            return PayoutStep(
                self,
                events: step?.events ?? [],
                deadlines: step?.deadlines ?? [],
                pause: .everybody(code: fault.code)
            )
        }
    }

    /// No news: again after a longer pause, until a person has to look.
    private mutating func lookingAgain(_ call: PayoutCall, at now: Timestamp, policy: PayoutPolicy) -> PayoutStep {
        guard looks < policy.patience else { return holding(.unreachable, at: now) }
        var deadlines: [DeadlineAction] = []
        ask(call, at: now + policy.pause(after: looks, from: policy.firstPause), &deadlines)
        looks += 1
        return PayoutStep(self, deadlines: deadlines)
    }
}
