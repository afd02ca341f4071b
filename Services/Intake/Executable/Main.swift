import IntakeService
import Model
import Runtime

@main
struct Intake {
    static func main() async {
        await ServiceProcess.run(.intake) { try IntakeService.parts($0) }
    }
}
