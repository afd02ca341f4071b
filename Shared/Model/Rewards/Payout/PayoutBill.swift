import Crypto

/// The bill of one attempt: its number and its bytes never change once they are stored.
package struct PayoutBill: Hashable, Codable, Sendable {
    /// `out_bill_no`, derived from the report and the attempt: a database restored from yesterday makes the same one.
    package let number: String
    /// The request's body as it is sent, byte for byte; nil for a number that is only asked about: it is never created.
    package let body: String?
    /// What `wx.requestMerchantTransfer` needs, once the provider has told it.
    package internal(set) var packageInfo: String?
    /// The provider's own number: once known, the bill exists, whatever a query says.
    package internal(set) var providerNumber: String?
    /// The code with which the provider refused to make it; it may exist all the same.
    package internal(set) var refusal: String?
    /// Queries in a row that did not find it; nil where the last one did.
    package internal(set) var absences: Int?

    init(number: String, body: String?) {
        self.number = number
        self.body = body
    }

    /// 31 of the 32 characters that the provider takes.
    package static func number(of report: ReportID, attempt: Int) -> String {
        let digest = SHA256.hash(data: Array("payout/\(report)/\(attempt)".utf8))
        let digits = digest.prefix(14).map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0\(text)" : text
        }
        return "RRP" + digits.joined()
    }
}
