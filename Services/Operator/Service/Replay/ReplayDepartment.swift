/// A department in play, at its console or with a system of its own.
protocol ReplayDepartment: AnyObject, Sendable {
    var code: String { get }
    /// A case is on its way.
    func expect()
    /// Works until the task is cancelled.
    func run() async
}
