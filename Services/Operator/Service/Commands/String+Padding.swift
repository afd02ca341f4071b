extension String {
    /// Filled up with spaces to so many characters, behind or, with `left`, before; longer ones stay as they are.
    func padded(to width: Int, left: Bool = false) -> String {
        let fill = String(repeating: " ", count: max(0, width - count))
        return left ? fill + self : self + fill
    }
}
