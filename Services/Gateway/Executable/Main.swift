import GatewayService
import Model
import Runtime

@main
struct Gateway {
    static func main() async {
        await ServiceProcess.run(.gateway) { try await GatewayService.parts($0) }
    }
}
