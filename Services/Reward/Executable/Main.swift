import Model
import RewardService
import Runtime

@main
struct Reward {
    static func main() async {
        await ServiceProcess.run(.reward) { try RewardService.parts($0) }
    }
}
