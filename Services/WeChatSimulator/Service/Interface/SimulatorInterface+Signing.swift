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
        guard isSigned(request, content) else { return try await answer(.unsigned, operation) }
        if await simulator.strike([.slow], operation) != nil { try await Task.sleep(for: .seconds(3)) }
        switch await simulator.strike([.dropBefore, .errorBefore, .busy], operation) {
        case .dropBefore: return Self.torn
        case .errorBefore: return try await answer(.failure, operation)
        case .busy: return try await answer(.busy, operation)
        default: break
        }
        if operation == "query", await simulator.strike([.notFound], operation) != nil {
            return try await answer(.notFound, operation)
        }
        let told: [UInt8]
        do throws(PayRefusal) {
            told = try await body(content)
        } catch {
            return try await answer(error, operation)
        }
        switch await simulator.strike([.dropAfter, .errorAfter], operation) {
        case .dropAfter: return Self.torn
        case .errorAfter: return try await answer(.failure, operation)
        default: return try await answer(told, .ok, operation)
        }
    }

    private func answer(_ refusal: PayRefusal, _ operation: String) async throws -> Response {
        try await answer(refusal.body, .init(code: refusal.status), operation)
    }

    private func answer(
        _ body: [UInt8],
        _ status: HTTPResponse.Status,
        _ operation: String
    ) async throws -> Response {
        let identity = simulator.identity
        let fault = await simulator.strike([.wrongKey, .unknownSerial, .stale], operation)
        let headers = try AnswerSigning.headers(
            of: body,
            serial: fault == .unknownSerial ? "PUB_KEY_ID_0000000000" : identity.platformSerial,
            key: fault == .wrongKey ? identity.strangeKey : identity.platformKey,
            secondsAgo: fault == .stale ? 600 : 0
        )
        return Self.raw(body, status: status, headers: headers + [("Request-ID", Nonce.make(16))])
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
