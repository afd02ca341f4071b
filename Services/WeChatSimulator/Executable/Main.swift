import WeChatSimulatorService

@main
struct WeChatSimulator {
    static func main() async {
        await SimulatorProcess.run()
    }
}
