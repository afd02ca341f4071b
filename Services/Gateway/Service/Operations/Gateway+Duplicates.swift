import Model

extension Gateway {
    /// The same thing twice, seen and merged at the centre's desk.
    var duplicateOperations: [Operation] {
        [
            .read(
                "listDuplicates",
                "/v1/duplicates",
                .tasks,
                zh: "本镇街可能重复的上报",
                en:
                    "Open reports of the town that may be the same thing: near and of one category, or with the same photo",
                access: .centre,
                answer: DuplicateList.self
            ) { call in
                guard case .town(let town) = try call.signedIn().scope else { return .none }
                return try await reads.duplicates(in: town)
            }.recording(.personal),
            command(
                "mergeDuplicate",
                "/v1/tasks/{taskId}/merger",
                .tasks,
                zh: "并案",
                en: "Merge a report into an open one, as an officer's finding does; its first verification ends",
                access: .centre,
                refusals: [
                    .unknownTask, .taskConcluded, .taskWithdrawn, .taskWrongKind, .originalMissing, .originalOver,
                    .mergerHidden, .wordsMissing,
                ],
                content: MergerInput.self
            ) { call, content, terms in
                MergeDuplicate(
                    taskID: try call.task(),
                    originalID: content.originalId,
                    words: content.text,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}
