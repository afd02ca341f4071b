package import Model

/// What the gateway reads: views of schema `read`. Every call throws `Problem` 503 while the database is away.
///
/// Whoever asks is part of every question: nobody reads what is not theirs.
package protocol ReadModel: Sendable {
    func reports(of citizen: CitizenID, page: Page) async throws -> ReportPage
    /// What a citizen follows, without anything that only its reporter may see.
    func followed(by citizen: CitizenID, page: Page) async throws -> FollowedReports
    func report(_ id: ReportID, for citizen: CitizenID) async throws -> ReportAnswer?
    func nearby(_ place: Coordinate<WGS84>, category: CategoryCode?, metres: Double) async throws -> NearbyReports
    /// Steps of a report after a position of the journal, as its reporter sees them.
    func timeline(of report: ReportID, after position: Int64) async throws -> [TimelineEntry]
    /// Whether the report is registered (or judged otherwise) and this account reported it.
    func isReporter(_ citizen: CitizenID, of report: ReportID) async throws -> Bool

    func tasks(for viewer: Viewer, status: TaskListStatus, page: Page) async throws -> TaskPage
    func task(_ id: TaskID, for viewer: Viewer) async throws -> TaskAnswer?
    /// Open reports of a town that may be the same thing.
    func duplicates(in town: TownCode) async throws -> DuplicateList
    /// The officers of the viewer's town; for the centre also their leaves and the duty roster.
    func duty(for viewer: Viewer) async throws -> DutyAnswer

    func cases(for viewer: Viewer, state: CaseStateName?, part: CasePart, page: Page) async throws -> CasePage
    /// Who signs in for a department.
    func members(of department: DepartmentCode) async throws -> MemberList
    /// Calls for help to a department, newest first.
    func assistance(for department: DepartmentCode) async throws -> AssistanceList
    /// How a department's own system is connected, and what it was told and said last.
    func connection(of department: DepartmentCode) async throws -> DepartmentConnection
    func dossier(_ id: CaseID, for viewer: Viewer) async throws -> CaseAnswer?
    /// The routing rules that the viewer may see: the city's, and the own town's.
    func heldTexts(for viewer: Viewer) async throws -> HeldTextList
    /// Bad faith that waits to be decided, or that was; what the viewer has to do with.
    func malice(isOpen: Bool, for viewer: Viewer) async throws -> MaliceList
    /// All that there is to decide by; nil for whoever has nothing to do with it.
    func malice(of report: ReportID, for viewer: Viewer) async throws -> MaliceMatter?
    func rewardRules() async throws -> RewardRuleList
    func campaigns(for viewer: Viewer, at now: Timestamp) async throws -> CampaignList
    func campaign(_ code: CampaignCode, at now: Timestamp) async throws -> CampaignItem?
    /// Those that run, the first to end first.
    func runningCampaigns(at now: Timestamp) async throws -> [CampaignItem]
    func routingRules(for viewer: Viewer) async throws -> RoutingRuleList
    /// What a rule would have changed about past cases of the viewer's area.
    func trial(of rule: RoutingRule, for viewer: Viewer) async throws -> RoutingTrial
    func suggestions(for id: CaseID, viewer: Viewer) async throws -> DepartmentSuggestions?

    func alarms(for viewer: Viewer) async throws -> AlarmList
    func notices(for viewer: Viewer, page: Page) async throws -> NoticePage
    /// How somebody wants to hear of things outside the inbox.
    func noticePreferences(of account: AccountID) async throws -> NoticePreferences
    func points(of citizen: CitizenID) async throws -> PointsAnswer
    /// The red packet of a report; nil for everybody but its citizen.
    func redPacket(of report: ReportID, citizen: CitizenID) async throws -> RedPacketAnswer?
    /// What a report earned; nil for everybody but its reporter, and before it is decided.
    func reward(of report: ReportID, citizen: CitizenID) async throws -> RewardAnswer?
    /// What points can be exchanged for, at one town's counter or at all.
    func offers(of town: TownCode?) async throws -> OfferList
    func redemptions(of citizen: CitizenID) async throws -> RedemptionList
    /// What waits at the viewer's counter, by the code that a citizen shows.
    func redemptions(code: String?, for viewer: Viewer) async throws -> RedemptionList
    /// Red packets that wait for a reviewer.
    func payoutReviews() async throws -> PayoutReviewList
    /// The draws of the last days and of the next, for everybody.
    func draws() async throws -> DrawList
    /// What the draw of a report was made of; nil for everybody but its reporter, and where nothing was drawn.
    func draw(of report: ReportID, citizen: CitizenID) async throws -> DrawAnswer?
    /// Counts, rates and durations by town.
    func townFigures(of span: FigureSpan, for viewer: Viewer) async throws -> TownFigureList
    /// What departments did with their cases. How long it took them stands there when they are those of one town: over the
    /// whole city that is too much to read for a list.
    func departmentFigures(
        of span: FigureSpan,
        in town: TownCode?,
        for viewer: Viewer
    ) async throws -> DepartmentFigureList
    /// A town or the whole city in parts; nothing of a town that is not the viewer's.
    func areaFigures(
        _ division: FigureDivision,
        of span: FigureSpan,
        in town: TownCode?,
        for viewer: Viewer
    ) async throws -> AreaFigureList
    /// The officers of a town, or of the whole city.
    func officerFigures(of span: FigureSpan, in town: TownCode?, for viewer: Viewer) async throws -> OfficerFigureList
    /// The viewer's area as one.
    func total(of span: FigureSpan, for viewer: Viewer) async throws -> FigureTotal
    /// Towns of the viewer's area against the span before, the same days a year before, and their residents.
    func comparison(of span: FigureSpan, for viewer: Viewer) async throws -> FigureComparison
    /// Who passed cases on to whom, the longest first.
    func passings(of span: FigureSpan, in town: TownCode?, for viewer: Viewer) async throws -> PassingFigureList
    /// What is suspended now, by town and by how long.
    func suspendedFigures(for viewer: Viewer) async throws -> SuspendedFigureList
    /// Who reports, who came and who stayed; who sent most of it only for the whole city.
    func reporterFigures(for viewer: Viewer) async throws -> ReporterFigures
    /// What red packets cost, by town; of a month, or ever where that is nil.
    func rewardCosts(of month: CivilDay?, for viewer: Viewer) async throws -> RewardCostList
    /// The cells in which most is open or comes again.
    func hotSpots(limit: Int, for viewer: Viewer) async throws -> HotSpotList
    /// Cases as they are exported, newest first; as many as the page holds.
    func exportedCases(for viewer: Viewer, state: CaseStateName?, page: Page) async throws -> [ExportedCase]
    /// What towns, villages and departments are called in Chinese, by code.
    func areaNames() async throws -> [String: String]
    /// Returns, extensions and suspensions, newest first.
    func register(of department: DepartmentCode?, for viewer: Viewer, page: Page) async throws -> RegisterPage
    /// Places where the same comes again and again, the newest first.
    func recurringPlaces(for viewer: Viewer, page: Page) async throws -> RecurringPlaces
    func overview(for viewer: Viewer) async throws -> OverviewAnswer

    func categories() async throws -> CategoryList
    func towns() async throws -> TownList
    func departments(of town: TownCode) async throws -> DepartmentList
    /// The towns as they are drawn, and the villages of one.
    func townMap() async throws -> AreaMap
    func villageMap(of town: TownCode) async throws -> AreaMap
    func alarmWords() async throws -> AlarmWords
    func publicFigures() async throws -> PublicFigures
    /// The squares of the public map.
    func squares() async throws -> SquareIndex
    /// How the system is doing, for operators.
    func board() async throws -> BoardAnswer
    /// Messages that were put aside and that nobody dealt with.
    func parked() async throws -> ParkedList

    /// Whether this account may see a photo that belongs to a report.
    func mayRead(_ photo: PhotoID, of report: ReportID, _ viewer: Viewer) async throws -> Bool
    /// The stored outcome of a command; nothing while it is not handled.
    func outcome(of operation: MessageID) async throws -> String?
}
