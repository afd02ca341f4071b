import Testing

/// Lends the seeded city to a whole suite.
struct SeededCityTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        try await SeededCity.lend(function)
    }
}

extension Trait where Self == SeededCityTrait {
    static var seededCity: Self { SeededCityTrait() }
}

/// Everything that looks at the seeded city: one database, one test after the other, because some change it.
@Suite("The seeded city", .seededCity, .serialized)
struct CitySuite {}
