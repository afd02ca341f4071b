import Model

extension Gateway {
    var referenceOperations: [Operation] {
        [
            .read(
                "listCategories",
                "/v1/categories",
                .reference,
                zh: "类别",
                en: "Categories in use",
                access: .everyone,
                answer: CategoryList.self
            ) { _ in
                try await reads.categories()
            },
            .read(
                "listTowns",
                "/v1/towns",
                .reference,
                zh: "镇街",
                en: "Towns",
                access: .everyone,
                answer: TownList.self
            ) { _ in
                try await reads.towns()
            },
            .read(
                "listDepartments",
                "/v1/towns/{townCode}/departments",
                .reference,
                zh: "责任单位",
                en: "Departments and committees of a town",
                access: .signedIn,
                problems: [ProblemNote(404, "town.unknown")],
                answer: DepartmentList.self
            ) { call in
                let unknown = Problem(404, "town.unknown", zh: "没有这个镇街", en: "No such town")
                let list = try await reads.departments(of: try call.part("townCode", unknown: unknown))
                guard !list.items.isEmpty else { throw unknown }
                return list
            },
        ]
    }
}
