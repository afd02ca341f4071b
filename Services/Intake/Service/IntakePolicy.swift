/// What intake judges by, besides the model (*config*).
struct IntakePolicy: Sendable {
    /// Reports that one citizen may send within the window; 0 for no cap.
    var floodCap = 30
    var floodWindow = Duration.seconds(600)
    /// How near an open report of the same category must be to be offered as the same thing.
    var duplicateMetres = 50.0
}
