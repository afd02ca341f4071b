/// The tables of schema `city` as seeding fills them.
extension SeedTable {
    static let towns = SeedTable(
        "town",
        staged: [
            ("code", "text"), ("name", "text"), ("short_name", "text"), ("english_name", "text"), ("kind", "text"),
            ("population", "integer"), ("area_km2", "double precision"), ("longitude", "double precision"),
            ("latitude", "double precision"),
        ],
        key: ["code"],
        columns: [
            Column("code"), Column("name"), Column("short_name"), Column("english_name"), Column("kind"),
            Column("population"), Column("area_km2", "area_km2::numeric(8, 2)"),
            Column("seat", "ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)"),
        ]
    )

    static let villages = SeedTable(
        "village",
        staged: [("code", "text"), ("town_code", "text"), ("name", "text"), ("full_name", "text"), ("kind", "text")],
        key: ["code"]
    )

    static let departmentKinds = SeedTable(
        "department_kind",
        staged: [
            ("code", "text"), ("name", "text"), ("office_name", "text"), ("english_name", "text"), ("levels", "text[]"),
        ],
        key: ["code"]
    )

    static let departments = SeedTable(
        "department",
        staged: [
            ("code", "text"), ("kind", "text"), ("level", "text"), ("town_code", "text"), ("village_code", "text"),
            ("name", "text"), ("english_name", "text"),
        ],
        key: ["code"]
    )

    static let categoryClasses = SeedTable(
        "category_class",
        staged: [("code", "text"), ("name", "text"), ("english_name", "text")],
        key: ["code"]
    )

    static let offers = SeedTable(
        "offer",
        staged: [
            ("code", "text"), ("town_code", "text"), ("name", "text"), ("english_name", "text"), ("points", "integer"),
            ("place", "text"), ("english_place", "text"),
        ],
        key: ["code", "town_code"]
    )

    static let categories = SeedTable(
        "category",
        staged: [
            ("code", "text"), ("name", "text"), ("english_name", "text"), ("department_kind", "text"),
            ("urgency", "text"), ("is_public", "boolean"), ("is_private", "boolean"), ("is_emergency", "boolean"),
            ("is_crime_tip", "boolean"), ("needs_conclusion", "boolean"), ("points", "integer"),
            ("red_packet_fen", "integer"),
        ],
        key: ["code"],
        columns: [
            Column("code"), Column("class_code", "left(code, 2)"), Column("name"), Column("english_name"),
            Column("department_kind"), Column("urgency"), Column("is_public"), Column("is_private"),
            Column("is_emergency"), Column("is_crime_tip"), Column("needs_conclusion"), Column("points"),
            Column("red_packet_fen"),
        ]
    )

    static let limitPolicies = SeedTable(
        "limit_policy",
        staged: [
            ("stage", "text"), ("category", "text"), ("urgency", "text"), ("town_code", "text"),
            ("amount", "double precision"), ("unit", "text"), ("warning_percent", "integer"),
        ],
        key: ["stage", "category", "urgency", "town_code"]
    )

    static let officeHours = SeedTable(
        "office_hours",
        staged: [("opens", "text"), ("closes", "text")],
        key: ["opens"],
        columns: [Column("opens", "opens::time"), Column("closes", "closes::time")]
    )

    static let calendarSpans = SeedTable(
        "calendar_span",
        staged: [
            ("first_day", "text"), ("last_day", "text"), ("is_working", "boolean"), ("name", "text"),
            ("english_name", "text"),
        ],
        key: ["first_day", "is_working"],
        columns: [
            Column("first_day", "first_day::date"), Column("last_day", "last_day::date"), Column("is_working"),
            Column("name"), Column("english_name"),
        ]
    )

    static let routingRules = SeedTable(
        "routing_rule",
        staged: [
            ("code", "text"), ("category", "text"), ("town_code", "text"), ("level", "text"), ("kind", "text"),
            ("rank", "integer"), ("note", "text"),
        ],
        key: ["code"]
    )

    static let alarmWords = SeedTable(
        "alarm_word",
        staged: [("list", "text"), ("word", "text")],
        key: ["list", "word"]
    )

    static let channels = SeedTable(
        "channel",
        staged: [
            ("code", "text"), ("number", "text"), ("name", "text"), ("english_name", "text"), ("scope", "text"),
        ],
        key: ["code"]
    )

    /// Sites become cells in `CellDrawing`.
    static let cells = SeedTable(
        "cell",
        staged: [
            ("code", "text"), ("village_code", "text"), ("town_code", "text"), ("name", "text"),
            ("boundary", "geometry"), ("centre", "geometry"),
        ],
        key: ["code"],
        columns: [
            Column("code"), Column("village_code"), Column("town_code"), Column("name"), Column("boundary"),
            Column("centre"), Column("area_m2", "ST_Area(boundary::geography)"),
        ]
    )

    static let officers = SeedTable(
        "officer",
        staged: [
            ("id", "uuid"), ("login", "text"), ("name", "text"), ("town_code", "text"), ("village_code", "text"),
        ],
        key: ["id"]
    )
}
