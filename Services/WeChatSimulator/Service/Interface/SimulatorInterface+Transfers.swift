import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Model
import WeChat

extension SimulatorInterface {
    /// The merchant interface, version 3.
    func addTransfers(to router: Router<Context>) {
        let root = "/v3/fund-app/mch-transfer/transfer-bills"
        router.post("\(root)") { request, _ in
            try await paying("create", request) { content throws(PayRefusal) in
                guard let order = try? MessageCoding.decode(TransferOrder.self, from: content) else {
                    throw .parameter("参数错误")
                }
                let bill = try await simulator.create(order)
                return try Self.content(bill)
            }
        }
        router.get("\(root)/out-bill-no/{number}") { request, context in
            let number = try context.parameters.require("number")
            return try await paying("query", request) { _ throws(PayRefusal) in
                guard let bill = await simulator.query(number) else { throw .notFound }
                return try Self.content(bill)
            }
        }
        router.get("\(root)/transfer-bill-no/{number}") { request, context in
            let number = try context.parameters.require("number")
            return try await paying("query", request) { _ throws(PayRefusal) in
                guard let bill = await simulator.query(providerNumber: number) else { throw .notFound }
                return try Self.content(bill)
            }
        }
        router.post("\(root)/out-bill-no/{number}/cancel") { request, context in
            let number = try context.parameters.require("number")
            return try await paying("cancel", request) { _ throws(PayRefusal) in
                let bill = try await simulator.cancel(number)
                return try Self.content(bill)
            }
        }
        router.get("/v3/bill/fundflowbill") { request, _ in
            let day = request.uri.queryParameters["bill_date"].map { String($0) } ?? ""
            let host = request.head.authority ?? ""
            return try await paying("bill", request) { _ throws(PayRefusal) in
                guard day.count == 10 else { throw .parameter("bill_date 格式不正确") }
                let bill = await simulator.fundFlow(of: day)
                guard !bill.entries.isEmpty else { throw .noBill }
                let digest = Insecure.SHA1.hash(data: Array(bill.text.utf8))
                return try Self.content([
                    "download_url": "http://\(host)/v3/billdownload/file?token=\(day)", "hash_type": "SHA1",
                    "hash_value": digest.map { String(format: "%02x", $0) }.joined(),
                ])
            }
        }
        // The file carries no signature; its hash did.
        router.get("/v3/billdownload/file") { request, _ in
            let day = request.uri.queryParameters["token"].map { String($0) } ?? ""
            let text = await simulator.fundFlow(of: day).text
            return Self.raw(Array(text.utf8), status: .ok, headers: [], type: "text/plain; charset=utf-8")
        }
    }

    private static func content(_ body: some Encodable) throws(PayRefusal) -> [UInt8] {
        do { return try MessageCoding.encode(body) } catch { throw .failure }
    }
}
