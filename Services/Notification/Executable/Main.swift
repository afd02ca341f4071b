import Model
import NotificationService
import Runtime

@main
struct Notification {
    static func main() async {
        await ServiceProcess.run(.notification) { try NotificationService.parts($0) }
    }
}
