import ArgumentParser
import OperatorService

@main
enum Main {
    static func main() async {
        await Operator.main()
    }
}
