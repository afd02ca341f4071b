import CryptoExtras
import Foundation
import HTTPTypes
import Hummingbird
import Model
import WeChat

extension SimulatorInterface {
    /// A call of the merchant: verified, given to `body` unless a fault comes before, answered with a signature unless a
    /// fault comes after.
    func paying(
        _ operation: String,
        _ request: Request,
        _ body: (_ content: [UInt8]) async throws(PayRefusal) -> [UInt8]
    ) async throws -> Response {
        let content = try await Self.bytes(of: request)
        let call = SimulatedCall(operation, about: Self.billNumber(request, content))
        guard isSigned(request, content) else { return try await answer(.unsigned, call) }
        if await simulator.strike([.slow], on: call) != nil { try await Task.sleep(for: .seconds(3)) }
        switch await simulator.strike([.dropBefore, .errorBefore, .busy], on: call) {
        case .dropBefore: return Self.torn
        case .errorBefore: return try await answer(.failure, call)
        case .busy: return try await answer(.busy, call)
        default: break
        }
        if operation == "query", await simulator.strike([.notFound], on: call) != nil {
            return try await answer(.notFound, call)
        }
        let told: [UInt8]
        do throws(PayRefusal) {
            told = try await body(content)
        } catch {
            return try await answer(error, call)
        }
        switch await simulator.strike([.dropAfter, .errorAfter, .answerLate], on: call) {
        case .dropAfter: return Self.torn
        case .errorAfter: return try await answer(.failure, call)
        case .answerLate: try await simulator.notices.overtake(call.bill)
        default: break
        }
        return try await answer(told, .ok, call)
    }

    private func answer(_ refusal: PayRefusal, _ call: SimulatedCall) async throws -> Response {
        try await answer(refusal.body, .init(code: refusal.status), call)
    }

    private func answer(
        _ body: [UInt8],
        _ status: HTTPResponse.Status,
        _ call: SimulatedCall
    ) async throws -> Response {
        let identity = simulator.identity
        let fault = await simulator.strike([.wrongKey, .unknownSerial, .stale], on: call)
        let headers = try AnswerSigning.headers(
            of: body,
            serial: fault == .unknownSerial ? "PUB_KEY_ID_0000000000" : identity.platformSerial,
            key: fault == .wrongKey ? identity.strangeKey : identity.platformKey,
            secondsAgo: fault == .stale ? 600 : 0
        )
        return Self.raw(body, status: status, headers: headers + [("Request-ID", Nonce.make(16))])
    }

    private struct Numbered: Decodable {
        let number: String

        enum CodingKeys: String, CodingKey { case number = "out_bill_no" }
    }

    /// The merchant's number of the bill: in an order's content, in the path of everything else.
    private static func billNumber(_ request: Request, _ content: [UInt8]) -> String {
        if let order = try? MessageCoding.decode(Numbered.self, from: content) { return order.number }
        let path = request.uri.path.split(separator: "/")
        return path.firstIndex(of: "out-bill-no").flatMap { path.dropFirst($0 + 1).first }.map { String($0) } ?? ""
    }

    /// `Authorization: WECHATPAY2-SHA256-RSA2048 mchid="…",nonce_str="…",signature="…",timestamp="…",serial_no="…"`.
    private func isSigned(_ request: Request, _ content: [UInt8]) -> Bool {
        let identity = simulator.identity
        guard let header = request.headers[.authorization], header.hasPrefix(MerchantSigner.scheme + " ") else {
            return false
        }
        var values: [String: String] = [:]
        for part in header.dropFirst(MerchantSigner.scheme.count + 1).split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return false }
            values[pair[0].trimmingCharacters(in: .whitespaces)] = pair[1].trimmingCharacters(in: ["\"", " "])
        }
        guard values["mchid"] == identity.merchantID, values["serial_no"] == identity.merchantSerial,
            let timestamp = values["timestamp"].flatMap({ Int64($0) }), let nonce = values["nonce_str"],
            let signature = values["signature"], abs(Date().timeIntervalSince1970 - Double(timestamp)) < 300
        else { return false }
        let text = SignedText.ofRequest(
            method: request.method.rawValue,
            path: request.uri.string,
            timestamp: timestamp,
            nonce: nonce,
            body: content
        )
        return RSASignature.isValid(signature, of: text, by: identity.merchantKey)
    }
}
