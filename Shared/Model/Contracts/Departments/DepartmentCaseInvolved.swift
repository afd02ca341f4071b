/// Another department's case that this one helps with (协办).
package struct DepartmentCaseInvolved: MessageContract {
    package static let type = MessageType(literal: "case.involved.v1")
    package static let kind = MessageKind.toDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "Another department's case that this one helps with (协办)."

    package let caseID: CaseID
    /// Who helps.
    package let departmentCode: DepartmentCode
    /// Who has the case, and reports it done.
    package let leadDepartmentCode: DepartmentCode
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
    /// The limit of the one in the lead.
    package let dueAt: Timestamp
    package let involvedAt: Timestamp

    package init(
        caseID: CaseID,
        departmentCode: DepartmentCode,
        leadDepartmentCode: DepartmentCode,
        categoryCode: CategoryCode,
        categoryName: String,
        urgency: Urgency,
        place: Coordinate<WGS84>,
        address: String? = nil,
        villageCode: VillageCode,
        officerWords: String,
        officerPhotos: [PhotoID] = [],
        note: String? = nil,
        dueAt: Timestamp,
        involvedAt: Timestamp
    ) {
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.leadDepartmentCode = leadDepartmentCode
        self.categoryCode = categoryCode
        self.categoryName = categoryName
        self.urgency = urgency
        self.place = place
        self.address = address
        self.villageCode = villageCode
        self.officerWords = officerWords
        self.officerPhotos = officerPhotos
        self.note = note
        self.dueAt = dueAt
        self.involvedAt = involvedAt
    }
}
