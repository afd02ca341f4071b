/// Help for the officer on site, before there is a finding. No clock stops for it, and the reporter hears nothing of it.
extension TaskStep {
    mutating func callAssistance(_ command: CallAssistance) throws(Refusal) {
        let version = next.version
        try checkOwner(command)
        try move(.callAssistance)
        try checkVersion(command, of: version)
        if command.words.isBlank { throw Refusal(.wordsMissing) }
        guard let department = context.department, department == command.departmentCode else {
            throw Refusal(.unknownDepartment)
        }
        guard department.isOfCity || department.town == next.report.townCode else {
            throw Refusal(.outsideYourArea, detail: "\(department) is of another town")
        }
        guard !next.assistance.contains(where: { $0.departmentCode == department && $0.state.isOpen }) else {
            throw Refusal(.assistanceOpen)
        }
        // What it said to an older call is over with the new one.
        endAssistance(of: department)
        let call = AssistanceCall(
            number: next.assistance.count + 1,
            departmentCode: department,
            state: .called
        )
        next.assistance.append(call)
        emit(
            AssistanceCalled(
                report: next.report,
                at: at,
                taskID: next.id,
                number: call.number,
                officerID: next.officerID,
                departmentCode: department,
                words: command.words
            )
        )
    }

    mutating func answerAssistance(_ command: AnswerAssistance) throws(Refusal) {
        let version = next.version
        try checkExpiry(command)
        guard let department = command.actor.department else { throw Refusal(.notPermitted) }
        // For whoever was not called there is no such task.
        guard let place = next.assistance.lastIndex(where: { $0.departmentCode == department }) else {
            throw Refusal(.unknownTask)
        }
        try move(.answerAssistance)
        try checkVersion(command, of: version)
        let call = next.assistance[place]
        guard call.state != .ended, command.number ?? call.number == call.number else {
            throw Refusal(.assistanceOver)
        }
        let words = command.words.flatMap { $0.isBlank ? nil : $0 }
        if !command.isComing, words == nil { throw Refusal(.reasonMissing) }
        next.assistance[place].state = command.isComing ? .coming : .cannot
        emit(
            AssistanceAnswered(
                report: next.report,
                at: at,
                taskID: next.id,
                number: call.number,
                officerID: next.officerID,
                departmentCode: department,
                isComing: command.isComing,
                words: words
            )
        )
    }

    /// The officer needs this unit no more.
    mutating func endAssistance(_ command: EndAssistance) throws(Refusal) {
        let version = next.version
        try checkOwner(command)
        try move(.endAssistance)
        try checkVersion(command, of: version)
        let isOpen = next.assistance.contains { $0.departmentCode == command.departmentCode && $0.state.isOpen }
        guard isOpen else { throw Refusal(.assistanceOver) }
        endAssistance(of: command.departmentCode)
    }

    /// Every call is over; whoever may still be on the way hears that nobody has to come.
    /// - Parameter department: nil where the task is over: everybody.
    mutating func endAssistance(of department: DepartmentCode? = nil) {
        for place in next.assistance.indices where next.assistance[place].state != .ended {
            let call = next.assistance[place]
            guard department == nil || department == call.departmentCode else { continue }
            next.assistance[place].state = .ended
            emit(
                AssistanceEnded(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    number: call.number,
                    departmentCode: call.departmentCode,
                    wasAwaited: call.state.isOpen
                )
            )
        }
    }
}
