import City
import Model
import NIOConcurrencyHelpers

@testable import GatewayService

/// A read model that knows a little and nothing else.
final class ScriptedReads: ReadModel {
    let steps = NIOLockedValueBox<[TimelineEntry]>([])
    /// How often the public figures were counted.
    let figuresCounted = NIOLockedValueBox(0)

    func reports(of citizen: CitizenID, page: Page) async throws -> ReportPage { ReportPage(items: [], next: nil) }
    func followed(by citizen: CitizenID, page: Page) async throws -> FollowedReports {
        FollowedReports(items: [], next: nil)
    }
    func report(_ id: ReportID, for citizen: CitizenID) async throws -> ReportAnswer? { nil }
    func nearby(_ place: Coordinate<WGS84>, category: CategoryCode?, metres: Double) async throws -> NearbyReports {
        NearbyReports(items: [])
    }
    func timeline(of report: ReportID, after position: Int64) async throws -> [TimelineEntry] {
        steps.withLockedValue { $0.filter { $0.position > Int(position) } }
    }
    func isReporter(_ citizen: CitizenID, of report: ReportID) async throws -> Bool { false }
    func tasks(for viewer: Viewer, status: TaskListStatus, page: Page) async throws -> TaskPage {
        TaskPage(items: [], next: nil)
    }
    func duty(for viewer: Viewer) async throws -> DutyAnswer { DutyAnswer(officers: [], leaves: [], shifts: []) }
    func task(_ id: TaskID, for viewer: Viewer) async throws -> TaskAnswer? { nil }
    func cases(for viewer: Viewer, state: CaseStateName?, part: CasePart, page: Page) async throws -> CasePage {
        CasePage(items: [], next: nil)
    }
    func duplicates(in town: TownCode) async throws -> DuplicateList { .none }
    func assistance(for department: DepartmentCode) async throws -> AssistanceList { AssistanceList(items: []) }
    func members(of department: DepartmentCode) async throws -> MemberList { MemberList(items: []) }
    func connection(of department: DepartmentCode) async throws -> DepartmentConnection {
        DepartmentConnection(departmentCode: department, isConnected: false, messages: [])
    }
    func dossier(_ id: CaseID, for viewer: Viewer) async throws -> CaseAnswer? { nil }
    func alarms(for viewer: Viewer) async throws -> AlarmList { AlarmList(items: []) }
    func notices(for viewer: Viewer, page: Page) async throws -> NoticePage {
        NoticePage(items: [], unread: 0, next: nil)
    }
    func noticePreferences(of account: AccountID) async throws -> NoticePreferences { .standard }
    func points(of citizen: CitizenID) async throws -> PointsAnswer {
        PointsAnswer(balance: 0, entries: [], redPackets: [])
    }
    func redPacket(of report: ReportID, citizen: CitizenID) async throws -> RedPacketAnswer? { nil }
    func reward(of report: ReportID, citizen: CitizenID) async throws -> RewardAnswer? { nil }
    func offers(of town: TownCode?) async throws -> OfferList { OfferList(items: []) }
    func redemptions(of citizen: CitizenID) async throws -> RedemptionList { RedemptionList(items: []) }
    func redemptions(code: String?, for viewer: Viewer) async throws -> RedemptionList { RedemptionList(items: []) }
    func payoutReviews() async throws -> PayoutReviewList { PayoutReviewList(items: []) }
    func squares() async throws -> SquareIndex { SquareIndex([]) }
    func board() async throws -> BoardAnswer {
        BoardAnswer(at: Timestamp(microseconds: 0), processes: [], relays: [], parked: [], timers: [], payouts: [])
    }
    func parked() async throws -> ParkedList { ParkedList(items: []) }
    func draws() async throws -> DrawList { DrawList(items: []) }
    func draw(of report: ReportID, citizen: CitizenID) async throws -> DrawAnswer? { nil }
    func townFigures(of span: FigureSpan, for viewer: Viewer) async throws -> TownFigureList {
        TownFigureList(items: [])
    }
    func departmentFigures(
        of span: FigureSpan,
        in town: TownCode?,
        for viewer: Viewer
    ) async throws -> DepartmentFigureList {
        DepartmentFigureList(items: [])
    }
    func areaFigures(
        _ division: FigureDivision,
        of span: FigureSpan,
        in town: TownCode?,
        for viewer: Viewer
    ) async throws -> AreaFigureList {
        AreaFigureList(items: [])
    }
    func officerFigures(of span: FigureSpan, in town: TownCode?, for viewer: Viewer) async throws -> OfficerFigureList {
        OfficerFigureList(items: [])
    }
    func total(of span: FigureSpan, for viewer: Viewer) async throws -> FigureTotal {
        FigureTotal(figures: FigureReading(), durations: DurationReading(), overdueNow: 0)
    }
    func comparison(of span: FigureSpan, for viewer: Viewer) async throws -> FigureComparison {
        FigureComparison(
            from: "",
            to: "",
            beforeFrom: "",
            yearFrom: "",
            all: TownComparison(townCode: nil, residents: nil, figures: [], rates: []),
            items: []
        )
    }
    func passings(of span: FigureSpan, in town: TownCode?, for viewer: Viewer) async throws -> PassingFigureList {
        PassingFigureList(items: [])
    }
    func suspendedFigures(for viewer: Viewer) async throws -> SuspendedFigureList { SuspendedFigureList(items: []) }
    func reporterFigures(for viewer: Viewer) async throws -> ReporterFigures {
        ReporterFigures(
            reporters: 0,
            stayed: 0,
            topReporters: nil,
            topReports: nil,
            topShare: nil,
            months: [],
            campaigns: [],
            cohorts: []
        )
    }
    func rewardCosts(of month: CivilDay?, for viewer: Viewer) async throws -> RewardCostList {
        RewardCostList(items: [])
    }
    func hotSpots(limit: Int, for viewer: Viewer) async throws -> HotSpotList { HotSpotList(items: []) }
    func areaNames() async throws -> [String: String] { [:] }
    /// Cases as they are exported, a page at a time.
    let exported = NIOLockedValueBox<[ExportedCase]>([])
    let exportPages = NIOLockedValueBox(0)
    func exportedCases(for viewer: Viewer, state: CaseStateName?, page: Page) async throws -> [ExportedCase] {
        let start = exportPages.withLockedValue { pages in
            defer { pages += 1 }
            return pages * page.limit
        }
        return exported.withLockedValue { Array($0.dropFirst(start).prefix(page.limit)) }
    }
    func register(of department: DepartmentCode?, for viewer: Viewer, page: Page) async throws -> RegisterPage {
        RegisterPage(items: [], next: nil)
    }
    func recurringPlaces(for viewer: Viewer, page: Page) async throws -> RecurringPlaces {
        RecurringPlaces(items: [], next: nil)
    }
    func overview(for viewer: Viewer) async throws -> OverviewAnswer {
        OverviewAnswer(towns: [], at: Timestamp(microseconds: 0))
    }
    func categories() async throws -> CategoryList { CategoryList(items: []) }
    func towns() async throws -> TownList { TownList(items: []) }
    func departments(of town: TownCode) async throws -> DepartmentList { DepartmentList(items: []) }
    func townMap() async throws -> AreaMap { AreaMap(items: []) }
    func villageMap(of town: TownCode) async throws -> AreaMap { AreaMap(items: []) }
    func alarmWords() async throws -> AlarmWords { AlarmWords(emergency: [], crimeTip: [], calm: []) }
    func publicFigures() async throws -> PublicFigures {
        figuresCounted.withLockedValue { $0 += 1 }
        return PublicFigures(towns: [], at: Timestamp(microseconds: 0))
    }
    func campaigns(for viewer: Viewer, at now: Timestamp) async throws -> CampaignList { CampaignList([]) }
    func runningCampaigns(at now: Timestamp) async throws -> [CampaignItem] { [] }
    func campaign(_ code: CampaignCode, at now: Timestamp) async throws -> CampaignItem? { nil }
    func malice(isOpen: Bool, for viewer: Viewer) async throws -> MaliceList { MaliceList(items: []) }
    func malice(of report: ReportID, for viewer: Viewer) async throws -> MaliceMatter? { nil }
    func heldTexts(for viewer: Viewer) async throws -> HeldTextList { HeldTextList(items: []) }
    func rewardRules() async throws -> RewardRuleList { RewardRuleList(items: []) }
    func routingRules(for viewer: Viewer) async throws -> RoutingRuleList { RoutingRuleList(items: []) }
    func trial(of rule: RoutingRule, for viewer: Viewer) async throws -> RoutingTrial {
        RoutingTrial(cases: 0, changed: 0, items: [])
    }
    func suggestions(for id: CaseID, viewer: Viewer) async throws -> DepartmentSuggestions? { nil }
    func mayRead(_ photo: PhotoID, of report: ReportID, _ viewer: Viewer) async throws -> Bool { false }
    func outcome(of operation: MessageID) async throws -> String? { nil }
}
