/// A chapter of the published document.
package enum Chapter: String, Sendable, CaseIterable {
    case session, photos, reports, tasks, cases, department, dutyRoom, city, inbox, points, operations, privacy,
        reference, system

    var summary: String {
        switch self {
        case .session: "登录与账号 · Accounts, sign-in and sessions"
        case .photos: "照片 · Photos, uploaded before they are used"
        case .reports: "上报 · A citizen's reports"
        case .tasks: "网格员任务 · The grid officer's tasks"
        case .cases: "镇街中心 · The town centre's cases"
        case .department: "责任单位 · A department's cases"
        case .dutyRoom: "值班室 · Emergencies"
        case .city: "市级 · The city's figures"
        case .inbox: "消息 · Messages to the person who is signed in"
        case .points: "积分与红包 · Points and red packets"
        case .operations: "操作结果 · Outcomes of commands"
        case .privacy: "个人信息 · Personal data: one's own, and the reading of a reporter's contact"
        case .reference: "基础数据 · Categories, areas and departments"
        case .system: "系统 · The system itself"
        }
    }
}
