/// A case for the department, without anything about the reporter.
package struct DepartmentCaseDispatched: MessageContract {
    package static let type = MessageType(literal: "case.dispatched.v1")
    package static let kind = MessageKind.toDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "A case for the department, without anything about the reporter."

    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    /// 1, and one more for every re-work.
    package let round: Int
    package let categoryCode: CategoryCode
    package let categoryName: String
    package let urgency: Urgency
    package let place: Coordinate<WGS84>
    package let address: String?
    package let villageCode: VillageCode
    package let officerWords: String
    /// Fetched over HTTP with the department's credentials.
    package let officerPhotos: [PhotoID]
    /// From the centre.
    package let note: String?
    /// Cannot be returned.
    package let isFinal: Bool
    /// A re-check failed.
    package let isRework: Bool
    package let needsConclusion: Bool
    package let acceptBy: Timestamp
    package let dueAt: Timestamp
    package let dispatchedAt: Timestamp

    package init(
        caseID: CaseID,
        departmentCode: DepartmentCode,
        round: Int,
        categoryCode: CategoryCode,
        categoryName: String,
        urgency: Urgency,
        place: Coordinate<WGS84>,
        address: String? = nil,
        villageCode: VillageCode,
        officerWords: String,
        officerPhotos: [PhotoID] = [],
        note: String? = nil,
        isFinal: Bool = false,
        isRework: Bool = false,
        needsConclusion: Bool = false,
        acceptBy: Timestamp,
        dueAt: Timestamp,
        dispatchedAt: Timestamp
    ) {
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.round = round
        self.categoryCode = categoryCode
        self.categoryName = categoryName
        self.urgency = urgency
        self.place = place
        self.address = address
        self.villageCode = villageCode
        self.officerWords = officerWords
        self.officerPhotos = officerPhotos
        self.note = note
        self.isFinal = isFinal
        self.isRework = isRework
        self.needsConclusion = needsConclusion
        self.acceptBy = acceptBy
        self.dueAt = dueAt
        self.dispatchedAt = dispatchedAt
    }
}
