package import Model

extension Fen {
    /// Yuan with at most two decimals, such as `3.65`, exactly; nil for anything else.
    package init?(yuan text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let yuan = parts.first, !yuan.isEmpty, yuan.utf8.count <= 15,
            yuan.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let whole = Int64(yuan)
        else { return nil }
        var fen: Int64 = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count),
                parts[1].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                let decimals = Int64(parts[1])
            else { return nil }
            fen = parts[1].utf8.count == 1 ? decimals * 10 : decimals
        }
        self.init(whole * 100 + fen)
    }
}
