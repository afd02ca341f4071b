import Model
import Runtime
import SchedulerService

@main
struct Scheduler {
    static func main() async {
        await ServiceProcess.run(.scheduler) { try SchedulerService.parts($0) }
    }
}
