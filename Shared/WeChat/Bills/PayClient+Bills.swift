import Crypto
import Foundation
import Messaging
import Model

extension PayClient {
    private struct BillAddress: Decodable {
        let hashType: String
        let hashValue: String
        let downloadURL: String

        private enum CodingKeys: String, CodingKey {
            case hashType = "hash_type"
            case hashValue = "hash_value"
            case downloadURL = "download_url"
        }
    }

    /// The fund bill of a day (`yyyy-MM-dd`), ready from ten in the morning of the next one; checked against its hash.
    /// - Returns: nil where there was no movement on that day.
    package func fundFlowBill(of day: String) async throws(WeChatFault) -> FundFlowBill? {
        let reply = try await call(.get, "/v3/bill/fundflowbill?bill_date=\(day)&account_type=OPERATION")
        guard reply.status == 200 else {
            let fault = TransferFaults.fault(status: reply.status, body: reply.body)
            if fault.code == "NO_STATEMENT_EXIST" { return nil }
            throw fault
        }
        let address: BillAddress = try Self.read(reply.body)
        guard let url = URL(string: address.downloadURL), let query = url.query(), address.hashType == "SHA1" else {
            throw .unreadable("the address of the bill")
        }
        let file = try await download("\(url.path)?\(query)")
        let digest = Insecure.SHA1.hash(data: file).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        guard digest.joined() == address.hashValue.lowercased() else {
            throw .unreadable("the bill does not have the hash that was announced")
        }
        do {
            return try FundFlowBill(text: String(decoding: file, as: UTF8.self))
        } catch {
            throw .unreadable("line \(error.line) of the bill: \(error.words)")
        }
    }

    /// A bill's file carries no signature; its hash came signed.
    private func download(_ path: String) async throws(WeChatFault) -> [UInt8] {
        let authorization: String
        do {
            authorization = try signer.authorization(
                method: "GET",
                path: path,
                body: [],
                timestamp: clock.now().microseconds / 1_000_000,
                nonce: Nonce.make()
            )
        } catch {
            throw .unreadable("\(error)")
        }
        let reply = try await transport.send(
            WeChatRequest(.get, path, headers: [("Authorization", authorization), ("Accept", "*/*")])
        )
        guard reply.status == 200 else { throw TransferFaults.fault(status: reply.status, body: reply.body) }
        return reply.body
    }
}
