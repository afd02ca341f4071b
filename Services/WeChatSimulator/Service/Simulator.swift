import Foundation
import Logging
import Messaging
import Model
import Runtime
import WeChat

/// The simulated provider: its bills, its money, its faults, its users.
actor Simulator {
    let identity: SimulatorIdentity
    let notices: NoticeSender
    private let record: RecordFile
    private var book = TransferBook()
    private(set) var plan = FaultPlan()
    /// How far the simulator's clock is ahead, so that a day need not be waited for.
    private var ahead = Duration.zero
    var people = SimulatedPeople()

    init(_ settings: Settings, notices: NoticeSender) throws {
        identity = try SimulatorIdentity(settings)
        self.notices = notices
        let (file, entries) = try RecordFile.open(try settings.string(SimulatorKeys.record))
        record = file
        for entry in entries { book.apply(entry) }
        if entries.isEmpty {
            let amount = Fen(Int64(try settings.int(SimulatorKeys.balance)))
            let entry = BookEntry(at: ServiceClock.real.now(), kind: .toppedUp, amount: amount)
            try file.append([entry])
            book.apply(entry)
        }
    }

    var now: Timestamp { ServiceClock.real.now() + ahead }

    // MARK: Transfers

    func create(_ order: TransferOrder) throws(PayRefusal) -> TransferBill {
        try check(order)
        if let known = book.bills[order.outBillNumber] {
            guard known.order == order else { throw .invalid("单号已存在但信息不一致,请查单后比较确认") }
            return known.created
        }
        let call = SimulatedCall("create", about: order.outBillNumber)
        if strike([.notEnough], on: call) != nil || book.available < order.amount { throw .notEnough }
        let lives = Duration.seconds(86_400) + (strike([.lateExpiry], on: call) == nil ? .zero : .seconds(7200))
        let bill = SimulatedBill(
            order: order,
            providerNumber: "1330" + Nonce.digits(28),
            packageInfo: "package-" + Nonce.make(40),
            createdAt: now,
            expiresAt: now + lives,
            state: strike([.lingering], on: call) == nil ? .waitUserConfirm : .accepted,
            updatedAt: now,
            failReason: nil,
            visibleFrom: now
        )
        write(BookEntry(at: now, kind: .created, bill: bill))
        return bill.created
    }

    func query(_ number: String) -> TransferBill? {
        age(number)
        return book.bills[number]?.told(merchantID: identity.merchantID, at: now)
    }

    func query(providerNumber: String) -> TransferBill? {
        if let known = book.bill(providerNumber: providerNumber) { age(known.order.outBillNumber) }
        return book.bill(providerNumber: providerNumber)?.told(merchantID: identity.merchantID, at: now)
    }

    func cancel(_ number: String) throws(PayRefusal) -> TransferBill {
        age(number)
        guard var bill = book.bills[number] else { throw .notFound }
        switch bill.state {
        case .accepted, .processing, .waitUserConfirm, .transferring:
            bill.state = .cancelled
            end(bill, .cancelled)
        case .cancelling, .cancelled: break
        case .success, .failed: throw .invalid("当前单据状态不支持撤销")
        }
        var told = TransferBill(outBillNumber: number, state: .cancelling)
        told.transferBillNumber = bill.providerNumber
        told.updateTime = now.localRFC3339
        return told
    }

    func fundFlow(of day: String) -> FundFlowBill { book.fundFlow(of: day) }

    /// The bill that a confirmation page is about; nil for a made-up package.
    func bill(package: String) -> SimulatedBill? {
        if let known = book.bill(package: package) { age(known.order.outBillNumber) }
        return book.bill(package: package)
    }

    /// The receiver confirms, or declines.
    func decide(package: String, accepts: Bool) -> SimulatedBill? {
        guard var bill = bill(package: package) else { return nil }
        guard bill.state == .waitUserConfirm else { return bill }
        if accepts {
            bill.state = .success
            // The call-back overtakes what a query finds.
            let call = SimulatedCall("confirm", about: bill.order.outBillNumber)
            if strike([.noticeEarly], on: call) != nil { bill.visibleFrom = now + .seconds(2) }
        } else {
            bill.state = .failed
            bill.failReason = "USER_REFUSED"
        }
        end(bill, accepts ? .paid : .failed)
        return book.bill(package: package)
    }

    /// What time brings to every bill.
    func expire() {
        for number in book.open.sorted() { age(number) }
    }

    /// What time brings: what lingered goes on, what nobody confirmed fails.
    private func age(_ number: String) {
        let now = now
        guard var bill = book.bills[number], !bill.state.isFinal else { return }
        if bill.expiresAt <= now {
            bill.state = .failed
            bill.failReason = "OVERDUE_CLOSE"
            end(bill, .failed)
        } else if bill.state == .accepted, bill.createdAt + .seconds(3) <= now {
            bill.state = .waitUserConfirm
            bill.updatedAt = now
            write(BookEntry(at: now, kind: .moved, bill: bill))
        }
    }

    private func end(_ ended: SimulatedBill, _ kind: BookEntry.Kind) {
        var bill = ended
        bill.updatedAt = now
        write(BookEntry(at: now, kind: kind, bill: bill))
        var told = bill.told(merchantID: identity.merchantID, at: now)
        told.state = bill.state
        guard let address = bill.order.notifyURL else { return }
        let call = SimulatedCall("notice", about: bill.order.outBillNumber)
        var faults: Set<FaultRule.Kind> = []
        for kind: FaultRule.Kind in [.noticeNever, .noticeLate, .noticeTwice, .noticeReordered, .noticeForged] {
            if strike([kind], on: call) != nil { faults.insert(kind) }
        }
        notices.send(told, to: address, signedBy: identity, at: now, faults: faults)
    }

    private func check(_ order: TransferOrder) throws(PayRefusal) {
        guard order.appID == identity.appID else { throw .parameter("appid 与商户号未绑定") }
        guard TransferOrder.isNumber(order.outBillNumber) else { throw .parameter("out_bill_no 格式不正确") }
        guard order.amount > .zero else { throw .parameter("transfer_amount 须为正整数") }
        guard (1...32).contains(order.remark.count) else { throw .parameter("transfer_remark 最多32个字符") }
        guard !order.openID.isEmpty, order.openID.utf8.count <= 64 else { throw .parameter("openid 不正确") }
        if let address = order.notifyURL, address.contains("?") || address.utf8.count > 256 {
            throw .parameter("notify_url 不能携带参数")
        }
        if let name = order.userName {
            guard let clear = try? NameCipher.decrypt(name, privateKey: identity.platformPEM), !clear.isEmpty else {
                throw .parameter("user_name 解密失败")
            }
        } else if order.amount >= Fen(200_000) {
            throw .parameter("转账金额达到2000元须填写收款用户姓名")
        }
    }

    // MARK: Control

    func strike(_ kinds: Set<FaultRule.Kind>, on call: SimulatedCall) -> FaultRule.Kind? {
        plan.strike(kinds, on: call)
    }

    func setFaults(_ rules: [FaultRule], seed: UInt64?) { plan.set(rules, seed: seed) }

    func advance(_ duration: Duration) {
        ahead += duration
        expire()
    }

    func topUp(_ amount: Fen) { write(BookEntry(at: now, kind: .toppedUp, amount: amount)) }

    var available: Fen { book.available }
    var bills: [SimulatedBill] { book.bills.values.sorted { $0.createdAt < $1.createdAt } }
    var paid: [SimulatedBill] { book.paid.compactMap(\.bill) }

    /// On disk before anybody is told; a disk that does not take it ends the process rather than the truth.
    private func write(_ entry: BookEntry) {
        do {
            try record.append([entry])
        } catch {
            Logger(label: "wechat-simulator").critical("the record is not written", metadata: ["error": "\(error)"])
            exit(1)
        }
        book.apply(entry)
    }
}
