import DispatchService
import Model
import Runtime

@main
struct Dispatch {
    static func main() async {
        await ServiceProcess.run(.dispatch) { try DispatchService.parts($0) }
    }
}
