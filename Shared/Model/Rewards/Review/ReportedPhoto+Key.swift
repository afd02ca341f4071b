extension ReportedPhoto {
    /// By what the same photo is known again: the file itself, and its picture where that says enough.
    package var keys: [String] { ["file/\(file)"] + (isTelling ? perceptualHash.map { ["picture/\($0)"] } ?? [] : []) }

    /// A picture of nearly one colour has a hash of nearly all zeros or ones: it is like many others.
    private var isTelling: Bool {
        guard let perceptualHash, let bits = UInt64(perceptualHash, radix: 16) else { return false }
        return (8...56).contains(bits.nonzeroBitCount)
    }
}
