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
                "readTownMap",
                "/v1/map",
                .reference,
                zh: "镇街示意图",
                en: "The towns as they are drawn",
                access: .everyone,
                answer: AreaMap.self
            ) { _ in
                var map = try await reads.townMap()
                map.streets = streets
                return map
            },
            .read(
                "readVillageMap",
                "/v1/towns/{townCode}/map",
                .reference,
                zh: "村(社区)示意图",
                en: "The villages of a town as they are drawn",
                access: .everyone,
                problems: [ProblemNote(404, "town.unknown")],
                answer: AreaMap.self
            ) { call in
                let map = try await reads.villageMap(of: try call.part("townCode", unknown: Self.unknownTown))
                guard !map.items.isEmpty else { throw Self.unknownTown }
                return map
            },
            .read(
                "listAlarmWords",
                "/v1/alarm-words",
                .reference,
                zh: "紧急情况与违法线索用词",
                en: "Words of emergencies and crime tips",
                access: .everyone,
                answer: AlarmWords.self
            ) { _ in
                try await reads.alarmWords()
            },
            .read(
                "readPublicFigures",
                "/v1/figures",
                .reference,
                zh: "公开数据",
                en: "Figures for everybody",
                access: .everyone,
                answer: PublicFigures.self
            ) { call in
                try await figures.figures(now: call.now) { try await reads.publicFigures() }
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
                let list = try await reads.departments(of: try call.part("townCode", unknown: Self.unknownTown))
                guard !list.items.isEmpty else { throw Self.unknownTown }
                return list
            },
        ]
    }

    private static let unknownTown = Problem(404, "town.unknown", zh: "没有这个镇街", en: "No such town")
}
