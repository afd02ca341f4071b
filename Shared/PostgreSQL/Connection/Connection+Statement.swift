internal import CPostgres
internal import Logging

extension Connection {
    func execute(_ sql: SQL) throws(PostgresError) -> Rows {
        try checkUsable(.body)
        if queue.isEmpty, let entry = statements.find(sql) { return Rows(try executePrepared(entry, sql)) }
        queue.append(Step(sql: sql, stage: .body))
        return Rows(try flush())
    }

    func enqueue(_ sql: SQL) throws(PostgresError) {
        guard transaction.isOpen else {
            _ = try execute(sql)
            return
        }
        try checkUsable(.body)
        queue.append(Step(sql: sql, stage: .body))
        // Bounds the memory of both ends; far above what a handler queues.
        if queue.count >= 64 { _ = try flush() }
    }

    /// The plain way: one prepared statement, one answer.
    private func executePrepared(_ entry: StatementCache.Entry, _ sql: SQL) throws(PostgresError) -> ResultStorage {
        guardian.begin(limit: limit)
        let result = sql.parameters.withPointers { count, values, lengths, formats in
            PQexecPrepared(handle, entry.name, count, values, lengths, formats, 1)
        }
        guardian.end()
        guard let result else { throw lose(lossError(stage: .body)) }
        return try accept(result, of: Step(sql: sql, stage: .body))
    }

    /// Sends all that is queued in one go (pipeline mode) and gives the last one's result.
    ///
    /// After the first error the server skips the rest up to the end of the pipeline.
    func flush() throws(PostgresError) -> ResultStorage {
        let steps = queue
        queue.removeAll(keepingCapacity: true)
        guard let last = steps.last else { throw PostgresError(.invalidUse, message: "nothing to send") }
        try checkUsable(last.stage)
        guardian.begin(limit: limit)
        defer { guardian.end() }
        guard PQenterPipelineMode(handle) == 1 else { throw lose(lossError(stage: last.stage)) }
        var expected: [Expectation] = []
        expected.reserveCapacity(steps.count + 2)
        for step in steps {
            guard send(step, &expected) else { throw lose(lossError(stage: step.stage)) }
        }
        guard PQpipelineSync(handle) == 1 else { throw lose(lossError(stage: last.stage)) }
        return try receive(expected, last: last)
    }

    private enum Expectation {
        case deallocated
        case prepared(StatementCache.Entry, Step)
        case answer(Step)
    }

    private func send(_ step: Step, _ expected: inout [Expectation]) -> Bool {
        let entry: StatementCache.Entry
        if let known = statements.find(step.sql) {
            entry = known
        } else {
            let made = statements.make(step.sql)
            entry = made.entry
            for name in made.evicted {
                guard PQsendQueryParams(handle, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 1) == 1 else {
                    return false
                }
                expected.append(.deallocated)
            }
            let sent = entry.types.withUnsafeBufferPointer {
                PQsendPrepare(handle, entry.name, step.sql.text, Int32($0.count), $0.baseAddress)
            }
            guard sent == 1 else { return false }
            expected.append(.prepared(entry, step))
            // Already now: the same text may stand in this pipeline twice.
            statements.keep(entry, for: step.sql)
        }
        expected.append(.answer(step))
        return step.sql.parameters.withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(handle, entry.name, count, values, lengths, formats, 1)
        } == 1
    }

    private func receive(_ expected: [Expectation], last: Step) throws(PostgresError) -> ResultStorage {
        var failure: PostgresError?
        var answer: ResultStorage?
        for expectation in expected {
            guard let result = PQgetResult(handle) else { throw lose(lossError(stage: last.stage)) }
            let status = PQresultStatus(result)
            if status == PGRES_PIPELINE_ABORTED {
                PQclear(result)
                if case .prepared(_, let step) = expectation { _ = statements.forget(step.sql.text) }
            } else {
                do throws(PostgresError) {
                    switch expectation {
                    case .deallocated: _ = try accept(result, of: last)
                    case .prepared(_, let step): _ = try accept(result, of: step)
                    case .answer(let step): answer = try accept(result, of: step)
                    }
                } catch {
                    if failure == nil { failure = error }
                    if case .prepared(_, let step) = expectation { _ = statements.forget(step.sql.text) }
                    if loss != nil { throw error }
                }
            }
            // Each answer ends with a null.
            if let extra = PQgetResult(handle) {
                PQclear(extra)
                throw lose(PostgresError(.invalidUse, stage: last.stage, message: "COPY is not a statement to execute"))
            }
        }
        guard let sync = PQgetResult(handle) else { throw lose(lossError(stage: last.stage)) }
        let status = PQresultStatus(sync)
        PQclear(sync)
        guard status == PGRES_PIPELINE_SYNC, PQexitPipelineMode(handle) == 1 else {
            throw lose(lossError(stage: last.stage))
        }
        if let failure { throw failure }
        guard let answer else { throw lose(lossError(stage: last.stage)) }
        return answer
    }

    /// Takes ownership of the result; throws what it says if it is an error.
    private func accept(_ result: OpaquePointer, of step: Step) throws(PostgresError) -> ResultStorage {
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            return ResultStorage(result)
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            PQclear(result)
            throw lose(PostgresError(.invalidUse, stage: step.stage, message: "COPY is not a statement to execute"))
        default:
            defer { PQclear(result) }
            if isFatal(result) { throw lose(lossError(stage: step.stage, result: result)) }
            let error = PostgresError(result, stage: step.stage)
            react(to: error, of: step)
            throw error
        }
    }

    private func react(to error: PostgresError, of step: Step) {
        transaction.note(error)
        switch error.sqlState {
        case "0A000" where error.isTransient:
            if let name = statements.forget(step.sql.text) { logger.debug("prepared statement \(name) is out of date") }
        case "26000":
            statements.forgetAll()
        case "25006" where configuration.requiresReadWrite:
            // The primary became a standby: the next connection looks for the new one.
            _ = lose(error)
        default: break
        }
    }
}

extension Parameters {
    /// The arrays that libpq wants, for the length of the call.
    func withPointers<R>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        let count = slots.count
        if count == 0 { return body(0, nil, nil, nil) }
        return buffer.bytes.withUnsafeBytes { bytes in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * count) { numbers in
                withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
                    // A null pointer means NULL: an empty value needs some other address.
                    let base = bytes.baseAddress ?? UnsafeRawPointer(numbers.baseAddress.unsafelyUnwrapped)
                    for (index, slot) in slots.enumerated() {
                        let value = slot.length < 0 ? nil : (base + slot.offset).assumingMemoryBound(to: CChar.self)
                        values.initializeElement(at: index, to: value)
                        numbers.initializeElement(at: index, to: Int32(max(0, slot.length)))
                        numbers.initializeElement(at: count + index, to: 1)
                    }
                    return body(
                        Int32(count),
                        UnsafePointer(values.baseAddress),
                        UnsafePointer(numbers.baseAddress),
                        numbers.baseAddress.map { UnsafePointer($0 + count) }
                    )
                }
            }
        }
    }
}
