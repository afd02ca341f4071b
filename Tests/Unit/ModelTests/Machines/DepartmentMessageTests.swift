import Testing

@testable import Model

@Suite("A case as its department gets it again")
struct DepartmentMessageTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    private func opened(_ route: CaseRoute) throws -> Transition<DispatchCase> {
        try #require(
            DispatchCase.opening(
                stage.verified(),
                categoryName: "占用消防通道",
                route: route,
                at: stage.start,
                limits: .standard
            )
        )
    }

    @Test("It says what the first message said")
    func sameAsFirst() throws {
        let opening = try opened(.automatic(stage.department))
        let first = try #require(opening.departmentMessages.first?.body as? DepartmentCaseDispatched)
        #expect(opening.aggregate.departmentMessage(at: stage.start + .seconds(60)) == first)
    }

    @Test("A case that no department has to work on gives none")
    func atCentre() throws {
        #expect(try opened(.centre).aggregate.departmentMessage(at: stage.start) == nil)
    }
}
