import Foundation

/// Prints a line of progress at once, also into a file or a pipe: who waits wants to see how far it is.
func printAtOnce(_ words: String) {
    print(words)
    fflush(nil)
}
