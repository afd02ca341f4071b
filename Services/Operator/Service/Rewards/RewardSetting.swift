import Model

/// The settings of rewards by the names of their rows in `reward.setting`.
enum RewardSetting: String, CaseIterable {
    case monthlyBudget = "monthly_budget_fen"
    case reservationDays = "reservation_days"
    case dailyRedPackets = "daily_red_packets"
    case monthlyRedPackets = "monthly_red_packets"
    case drawWinners = "draw_winners_of_1000"
    case repeatedPhotos = "review_photo_repeated"
    case photoHours = "review_photo_hours"
    case photoMetres = "review_photo_metres"
    case burstReports = "review_burst_reports"
    case burstMinutes = "review_burst_minutes"
    case pairReports = "review_pair_reports"
    case pairPercent = "review_pair_percent"
    case pairDays = "review_pair_days"
    case sample = "review_sample_of_1000"
    case pauseDays = "malice_pause_days"
    case followerPoints = "follower_points"
    case followedCases = "daily_followed_cases"

    var words: Words {
        switch self {
        case .monthlyBudget: Words(zh: "每镇街每月默认预算(分)", en: "a town's budget of a month where nobody set another, fen")
        case .reservationDays: Words(zh: "红包保留天数", en: "days in which a red packet can be claimed")
        case .dailyRedPackets: Words(zh: "每人每天红包上限(个)", en: "red packets of a citizen in a day")
        case .monthlyRedPackets:
            Words(zh: "每人每月红包上限(个),0 不限", en: "red packets of a citizen in a month; 0: no such cap")
        case .drawWinners: Words(zh: "每千件中奖件数", en: "of a thousand true reports so many win")
        case .repeatedPhotos: Words(zh: "重复照片先核对(1 是 0 否)", en: "look first at photos of another report: 1 or 0")
        case .photoHours:
            Words(zh: "照片早于上报多少小时先核对", en: "look first at photos so many hours older than the report; 0 asks nothing")
        case .photoMetres:
            Words(zh: "照片离标注多少米以上先核对", en: "look first at photos taken farther from the pin, metres; 0 asks nothing")
        case .burstReports:
            Words(zh: "短时间内属实上报达到多少件先核对", en: "look first from so many true reports of one citizen on; 0 asks nothing")
        case .burstMinutes: Words(zh: "“短时间”是多少分钟", en: "within so many minutes")
        case .pairReports:
            Words(zh: "同一网格员与市民相遇至少多少次", en: "look first at officer and reporter who met so often; 0 asks nothing")
        case .pairPercent: Words(zh: "且达到随机期望的百分之多少", en: "and so many per cent of what chance has")
        case .pairDays: Words(zh: "在多少天内", en: "in so many days")
        case .pauseDays:
            Words(zh: "认定恶意上报后奖励暂停天数,0 不暂停", en: "days in which rewards pause after bad faith was found; 0: not at all")
        case .followerPoints:
            Words(zh: "关注的案件核实属实得几分,0 不得", en: "points for following a case that is found true; 0: none")
        case .followedCases: Words(zh: "每人每天因关注得分的案件上限(件)", en: "for so many cases of a citizen in a day")
        case .sample: Words(zh: "每千个红包随机抽查多少个", en: "of a thousand red packets look first at so many, drawn at random")
        }
    }

    var range: ClosedRange<Int> {
        switch self {
        case .monthlyBudget: 0...1_000_000_000_000
        case .drawWinners, .sample: 0...1000
        case .repeatedPhotos: 0...1
        case .followerPoints: 0...10_000
        case .reservationDays: 1...3650
        case .pauseDays: 0...3650
        case .burstMinutes, .pairDays, .pairPercent: 1...100_000
        default: 0...1_000_000
        }
    }
}
