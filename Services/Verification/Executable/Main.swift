import Model
import Runtime
import VerificationService

@main
struct Verification {
    static func main() async {
        await ServiceProcess.run(.verification) { try VerificationService.parts($0) }
    }
}
