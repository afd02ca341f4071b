import Model
import Testing

/// One report and every event that may lead to words, in made-up but possible values.
struct Sample: Sendable {
    let report: ReportSummary
    let officer = OfficerID.random()
    let task = TaskID.random()
    let at = Timestamp(seconds: 1_790_000_000)

    init(citizen: CitizenID? = .random(), isEmergency: Bool = false) throws {
        let cell = try #require(GridCode(rawValue: "441900003001001"))
        report = ReportSummary(
            id: .random(),
            citizenID: citizen,
            source: .citizen,
            townCode: cell.town,
            villageCode: cell.village,
            gridCode: cell,
            categoryCode: try #require(CategoryCode(rawValue: "0101")),
            urgency: .normal,
            isPublic: true,
            isEmergency: isEmergency,
            pin: try #require(Coordinate<WGS84>(longitude: 113.75, latitude: 23.04)),
            registeredAt: Timestamp(seconds: 1_790_000_000)
        )
    }

    var caseID: CaseID { CaseID(of: report.id) }

    func department() throws -> DepartmentCode {
        DepartmentCode(town: report.townCode, kind: try #require(DepartmentKind(rawValue: "chengguan")))
    }

    func verified(_ finding: Finding) -> ReportVerified {
        ReportVerified(
            report: report,
            at: at,
            taskID: task,
            kind: .first,
            officerID: officer,
            finding: finding,
            evidence: Evidence(photos: [], words: "现场情况如图"),
            channel: finding == .outOfRemit ? "12315" : nil
        )
    }

    var registered: ReportRegistered {
        ReportRegistered(report: report, at: at, words: "门口堆满了东西", acceptedAt: at)
    }

    var opened: CaseOpened { CaseOpened(report: report, at: at, caseID: caseID, dueAt: at, overallDueAt: at) }

    /// Every event of the list, each finding and each kind of task among them.
    func everything() throws -> [any MessageContract] {
        let department = try department()
        let evidence = Evidence(photos: [], words: "现场情况如图")
        let findings: [any MessageContract] = Finding.allCases.map { verified($0) }
        let tasks: [any MessageContract] = TaskKind.allCases.map {
            TaskAssigned(report: report, at: at, taskID: task, kind: $0, officerID: officer, round: 1, dueAt: at)
        }
        let rejections: [any MessageContract] = RejectionReason.allCases.map {
            ReportRejected(
                reportID: report.id,
                citizenID: report.citizenID,
                townCode: report.townCode,
                reason: $0,
                channel: $0.channel,
                acceptedAt: at,
                at: at
            )
        }
        let intake: [any MessageContract] = [
            registered, ReportReferred(report: report, at: at), TextHeld(report: report, at: at, isRisky: true),
            ReportFollowed(report: report, at: at, citizenID: CitizenID.random(), followers: 1),
            ReportFollowed(
                report: report,
                at: at,
                citizenID: CitizenID.random(),
                followers: 2,
                mergedReportID: ReportID.random()
            ),
            ReportUnfollowed(report: report, at: at, citizenID: CitizenID.random(), followers: 1),
            ReportAlarmed(report: report, at: at, words: "着火了", acknowledgeBy: at, level: 1),
            AlarmEscalated(report: report, at: at, level: 2, acknowledgeBy: at),
            AlarmEscalated(report: report, at: at, level: 3, acknowledgeBy: nil),
        ]
        let verification: [any MessageContract] = [
            ReportSeparated(
                report: report,
                at: at,
                taskID: task,
                originalID: ReportID.random(),
                separatedBy: .random(),
                reason: "两处不同",
                wasInTime: true
            ),
            QuestionAsked(report: report, at: at, taskID: task, number: 1, words: "在哪一侧?", answerBy: at),
            QuestionAnswered(
                report: report,
                at: at,
                taskID: task,
                officerID: officer,
                number: 1,
                words: "我家在三楼",
                dueAt: at
            ),
            RecheckFailed(
                report: report,
                at: at,
                taskID: task,
                caseID: caseID,
                round: 1,
                checkedBy: .random(),
                isCentre: false,
                evidence: evidence
            ),
            AppealOpened(report: report, at: at, taskID: task, words: "我明明看到了"),
            AppealDecided(
                report: report,
                at: at,
                taskID: task,
                officerID: officer,
                isUpheld: false,
                finding: .unfounded,
                evidence: evidence
            ),
            AppealDecided(
                report: report,
                at: at,
                taskID: task,
                officerID: officer,
                isUpheld: true,
                finding: .confirmed,
                evidence: evidence
            ),
            TaskWarned(report: report, at: at, taskID: task, kind: .first, officerID: officer, dueAt: at),
            TaskOverdue(report: report, at: at, taskID: task, kind: .first, officerID: officer, dueAt: at),
            TaskWithdrawn(report: report, at: at, taskID: task, kind: .first, officerID: officer, reason: .reportEnded),
            TaskOffered(
                report: report,
                at: at,
                taskID: task,
                kind: .first,
                officerID: officer,
                offeredTo: .random(),
                reason: "外出培训",
                dueAt: at
            ),
            AssistanceCalled(
                report: report,
                at: at,
                taskID: task,
                number: 1,
                officerID: officer,
                departmentCode: department,
                words: "请派人疏导交通"
            ),
            AssistanceAnswered(
                report: report,
                at: at,
                taskID: task,
                number: 1,
                officerID: officer,
                departmentCode: department,
                isComing: false,
                words: "车辆都在外面"
            ),
            AssistanceEnded(report: report, at: at, taskID: task, number: 1, departmentCode: department),
            SampleChecked(
                report: report,
                at: at,
                taskID: task,
                officerID: officer,
                checkedBy: .random(),
                isCentre: false,
                isPassed: false,
                evidence: evidence
            ),
            SampleChecked(
                report: report,
                at: at,
                taskID: task,
                officerID: officer,
                checkedBy: .random(),
                isCentre: true,
                isPassed: true,
                evidence: evidence
            ),
            TaskOfferDeclined(
                report: report,
                at: at,
                taskID: task,
                kind: .first,
                officerID: officer,
                offeredTo: .random(),
                declinedBy: .random()
            ),
        ]
        let moved = CaseRelocated(
            report: report,
            at: at,
            caseID: caseID,
            previousGridCode: try #require(GridCode(rawValue: "441900004001001")),
            departmentCode: department,
            dueAt: at
        )
        let handOvers: [any MessageContract] = HandOverCause.allCases.map { cause in
            TaskHandedOver(
                report: report,
                at: at,
                taskID: task,
                kind: .first,
                fromOfficerID: officer,
                officerID: .random(),
                cause: cause,
                stateAfter: cause == .colleague ? .claimed : .assigned,
                dueAt: at
            )
        }
        let dispatch: [any MessageContract] = [
            opened,
            CaseDispatched(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                round: 1,
                acceptBy: at,
                dueAt: at
            ),
            CaseRecategorised(
                report: report,
                at: at,
                caseID: caseID,
                previousCategoryCode: report.categoryCode,
                reason: "应为道路破损",
                needsConclusion: false,
                departmentCode: department,
                dueAt: at,
                overallDueAt: at
            ),
            CaseUrged(report: report, at: at, caseID: caseID, departmentCode: department, note: nil),
            CaseInvolved(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                departmentCodes: [department],
                added: [department],
                removed: []
            ),
            CaseProgressNoted(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                isLead: true,
                words: "已围挡,明早清理"
            ),
            CaseAssigned(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                member: CaseMember(id: AccountID(officer.uuid), name: "李四")
            ),
            CaseAccepted(report: report, at: at, caseID: caseID, departmentCode: department, isDeemed: true, dueAt: at),
            CaseReturned(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                reason: "不属本单位",
                returns: 1,
                dueAt: at
            ),
            CaseExtensionRequested(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                until: at,
                reason: "待料"
            ),
            CaseExtended(report: report, at: at, caseID: caseID, departmentCode: department, dueAt: at),
            CaseExtensionRefused(report: report, at: at, caseID: caseID, departmentCode: department, reason: "可按期"),
            CaseSuspensionRequested(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                reason: "需立项",
                nextWordOn: at
            ),
            CaseSuspensionRefused(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                reason: "可分段"
            ),
            CaseSuspended(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                reason: "需立项",
                nextWordOn: at
            ),
            CaseResumed(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                stateAfter: .accepted,
                dueAt: at
            ),
            CaseRectified(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                round: 1,
                words: "已清理"
            ),
            CaseReworked(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                round: 2,
                reason: "未清理干净",
                dueAt: at
            ),
            CaseWithdrawn(
                report: report,
                at: at,
                caseID: caseID,
                departmentCode: department,
                isCredited: true,
                reason: .closedByOfficer
            ),
            CaseClosed(report: report, at: at, caseID: caseID, departmentCode: department, round: 1, words: "复查通过"),
            CaseReopened(report: report, at: at, caseID: caseID, reason: "复核属实", dueAt: at),
            CaseWarned(
                report: report,
                at: at,
                caseID: caseID,
                stage: .rectification,
                departmentCode: department,
                dueAt: at
            ),
            CaseOverdue(
                report: report,
                at: at,
                caseID: caseID,
                stage: .rectification,
                departmentCode: department,
                dueAt: at
            ),
            CaseOverdue(report: report, at: at, caseID: caseID, stage: .dispatch, departmentCode: nil, dueAt: at),
        ]
        let citizen = report.citizenID ?? .random()
        let reward: [any MessageContract] = [
            PointsGranted(report: report, at: at, citizenID: citizen, points: Points(10), reason: .verified),
            PointsWithdrawn(report: report, at: at, citizenID: citizen, points: Points(1)),
            RedPacketReserved(report: report, at: at, citizenID: citizen, amount: Fen(365), expiresAt: at),
            RedPacketPaid(report: report, at: at, citizenID: citizen, amount: Fen(365)),
            RedPacketFailed(report: report, at: at, citizenID: citizen, amount: Fen(365), attempt: 1, expiresAt: at),
            RedPacketReleased(report: report, at: at, citizenID: citizen, amount: Fen(365)),
            RedPacketReserved(
                report: report,
                at: at,
                citizenID: citizen,
                amount: Fen(365),
                expiresAt: at,
                isUnderReview: true
            ),
            reviewed(isCleared: true),
            reviewed(isCleared: false),
        ]
        let redemption = try redeemed(by: citizen)
        let exchanges: [any MessageContract] = [
            RedemptionHandedOver(redemption, at: at), RedemptionCancelled(redemption, at: at),
        ]
        let reused: [any MessageContract] = [
            ReportKeyReused(reportID: report.id, citizenID: citizen, at: at)
        ]
        return try reused + findings + tasks + rejections + intake + verification + handOvers + dispatch + [moved]
            + reward
            + exchanges + unmasking(citizen) + malice(citizen)
    }

    /// Asked for, approved and read; asked for by each office, and refused.
    private func unmasking(_ citizen: CitizenID) throws -> [any MessageContract] {
        let city = CommandActor(id: .random(), role: .cityAdmin, scope: .city)
        let offices: [CommandActor] = [
            CommandActor(id: .random(), role: .townCentre, scope: .town(report.townCode)),
            CommandActor(id: .random(), role: .dutyRoom, scope: .town(report.townCode)),
            CommandActor(id: .random(), role: .cityAdmin, scope: .city),
        ]
        return try offices.flatMap { office -> [any MessageContract] in
            let asked = try Unmasking.asking(
                UnmaskingMatter(
                    reportID: report.id,
                    citizenID: citizen,
                    isAnonymous: false,
                    townCode: report.townCode
                ),
                basis: .legalDuty,
                reason: "需当面核实",
                id: .random(),
                by: office,
                open: false,
                at: at,
                terms: UnmaskingTerms()
            ).get()
            let decided = try [true, false].map { isApproved in
                try asked.unmasking.deciding(isApproved: isApproved, by: city, at: at, terms: UnmaskingTerms()).get()
            }
            let read = try decided[0].unmasking.reading(by: office, at: at).get()
            return [asked.event, decided[0].event, decided[1].event, read.event]
        }
    }

    /// What points were exchanged for.
    private func redeemed(by citizen: CitizenID) throws -> Redemption {
        let code = try #require(OfferCode(rawValue: "umbrella"))
        let offer = Offer(
            code: code,
            townCode: report.townCode,
            name: Words(zh: "雨伞", en: "umbrella"),
            points: Points(60),
            isActive: true
        )
        let command = RedeemPoints(
            offerCode: code,
            townCode: report.townCode,
            actor: CommandActor(id: AccountID(citizen.uuid), role: .citizen, scope: .own)
        )
        return try Redemption.redeeming(
            command,
            id: .named("exchange"),
            offer: offer,
            balance: Points(60),
            at: at
        ).get().redemption
    }

    private func reviewed(isCleared: Bool) -> RedPacketReviewed {
        RedPacketReviewed(
            report: report,
            at: at,
            citizenID: report.citizenID ?? .random(),
            amount: Fen(365),
            isCleared: isCleared,
            reason: "看过照片",
            suspicions: [.photoRepeated],
            expiresAt: isCleared ? at : nil
        )
    }
}
