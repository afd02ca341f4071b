/// What intake judges by, besides the model (*config*).
struct IntakePolicy: Sendable {
    /// Reports that one citizen may send within the window; 0 for no cap.
    var floodCap = 30
    var floodWindow = Duration.seconds(600)
    /// How near an open report of the same category must be to be offered as the same thing.
    var duplicateMetres = 50.0
    /// How near, and how long after it was put right, the same counts as come again.
    var recurrenceMetres = 50.0
    var recurrenceWindow = Duration.seconds(90 * 86_400)
}
