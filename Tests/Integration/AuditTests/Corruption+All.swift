import Foundation
import OperatorService

extension Corruption {
    private static let nobody = UUID()

    private static func line(_ kind: ReplayLog.Line.Kind, _ fill: (inout ReplayLog.Line) -> Void) -> ReplayLog.Line {
        var line = ReplayLog.Line(kind, at: "2026-11-23T08:00:00Z")
        fill(&line)
        return line
    }

    static let submissions = [
        Corruption(
            code: "submission.lost",
            what: "answered with success, stored nowhere",
            log: [line(.accepted) { ($0.report, $0.citizen, $0.key) = (UUID(), nobody, "a") }]
        ),
        Corruption(
            code: "submission.keyAmbiguous",
            what: "one key, two reports",
            log: [
                line(.accepted) { ($0.report, $0.citizen, $0.key) = (UUID(), nobody, "b") },
                line(.accepted) { ($0.report, $0.citizen, $0.key) = (UUID(), nobody, "b") },
            ]
        ),
        Corruption(
            code: "submission.commandLost",
            what: "a command answered with success that nobody carried out",
            log: [line(.done) { ($0.operation, $0.step) = (UUID(), "claim") }]
        ),
        Corruption(
            code: "submission.judgedNotOnce",
            what: "a registration without its announcement",
            sql: "DELETE FROM journal.message WHERE type = 'report.registered.v1'"
        ),
        Corruption(
            code: "submission.phantom",
            what: "an announcement without its report",
            sql: "DELETE FROM intake.report WHERE state = 'rejected'"
        ),
    ]

    static let seals = [
        Corruption(
            code: "seal.broken",
            what: "another author of an old message",
            sql: """
                UPDATE journal.message SET actor = 'somebody else'
                 WHERE position = (SELECT min(position) FROM journal.message)
                """
        ),
        Corruption(
            code: "seal.broken",
            what: "a message taken away from the middle, with its block made anew and the next left as it was",
            sql: """
                DELETE FROM journal.message WHERE position = (SELECT min(position) FROM journal.message);
                UPDATE journal.seal
                   SET messages = messages - 1,
                       hash = (SELECT sha256(decode(repeat('00', 32), 'hex')
                                             || string_agg(journal.digest(message), ''::bytea ORDER BY position))
                                 FROM journal.message WHERE position <= seal.through)
                 WHERE number = 1
                """
        ),
        Corruption(
            code: "seal.gap",
            what: "a block taken away",
            sql: "DELETE FROM journal.seal WHERE number = 2"
        ),
        Corruption(
            code: "seal.late",
            what: "a message that nobody sealed",
            sql: """
                INSERT INTO journal.message (id, service, type, sequence, occurred_at, recorded_at, body, body_hash)
                SELECT gen_random_uuid(), service, type, sequence, occurred_at, clock.now() - interval '11 minutes', body, body_hash
                  FROM journal.message WHERE type LIKE 'deadline.%' LIMIT 1
                """
        ),
        Corruption(
            code: "seal.headDiffers",
            what: "a head that was published and is no part of the chain",
            heads: [PublishedHead(day: "2026-01-31", number: 1, through: 1, hash: String(repeating: "0", count: 64))]
        ),
    ]

    /// An act of an operator, and what is done to money besides.
    private static func act(_ deed: String, _ subject: String, after: String = "", then more: String = "") -> String {
        """
        INSERT INTO reward.operator_act (at, actor, act, subject, after)
        VALUES (clock.now(), 'somebody', '\(deed)', '\(subject)', '\(after)');
        \(more)
        """
    }

    private static let exchanged = """
        INSERT INTO reward.redemption
               (id, citizen_id, offer_code, town_code, points, state, version, code, redeemed_at, changed_at, document)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'umbrella', '441900003', 60, 'handedOver', 2, 'ABCDEFGH',
                clock.now(), clock.now(), '{}')
        """

    /// Of the exchange that is there, if any is.
    private static let settled = """
        INSERT INTO reward.account (ledger, code) VALUES ('points', 'forgiven/00000000-0000-0000-0000-000000000001');
        INSERT INTO reward.transaction (id, ledger, kind, redemption_id, recorded_at)
        SELECT '00000000-0000-0000-0000-000000000002', 'points', 'settle', (SELECT min(id::text)::uuid FROM reward.redemption),
               clock.now();
        INSERT INTO reward.posting (transaction_id, account_id, amount)
        SELECT '00000000-0000-0000-0000-000000000002', id, 1
          FROM reward.account WHERE code = 'forgiven/00000000-0000-0000-0000-000000000001'
        """

    private static let followed = """
        INSERT INTO reward.followed_point (report_id, citizen_id, points, found_at, granted_at)
        VALUES (gen_random_uuid(), gen_random_uuid(), 1, clock.now(), clock.now())
        """

    /// One report is held to be in bad faith; its citizen's rewards pause.
    static let malice = [
        Corruption(
            code: "malice.stepIllegal",
            what: "an appeal against nothing that was decided",
            sql: "DELETE FROM journal.message WHERE type = 'malice.decided.v1'"
        ),
        Corruption(
            code: "malice.differs",
            what: "found again without anybody's word",
            sql: "UPDATE verification.malice SET state = 'found'"
        ),
        Corruption(
            code: "malice.samePerson",
            what: "one person who decided twice",
            sql: """
                ALTER TABLE verification.malice DROP CONSTRAINT malice_two_people;
                UPDATE verification.malice SET appeal_decided_by = decided_by
                """
        ),
        Corruption(
            code: "malice.standsAgainstFinding",
            what: "bad faith of a report that is true",
            sql: """
                UPDATE verification.report SET finding = 'resolvedOnSite'
                 WHERE report_id IN (SELECT report_id FROM verification.malice)
                """
        ),
        Corruption(
            code: "figures.maliciousDiffer",
            what: "one more that is counted as malicious",
            sql: "UPDATE verification.figure SET count = count + 1 WHERE figure = 'malicious'"
        ),
        Corruption(
            code: "reward.pauseUnfounded",
            what: "a pause that was lifted by nobody",
            sql: "UPDATE reward.reporter_pause AS pause SET state = 'lifted', ended_at = clock.now()"
        ),
        Corruption(
            code: "reward.pauseUnfounded",
            what: "a pause that never began",
            sql: "DELETE FROM reward.reporter_pause"
        ),
        Corruption(
            code: "reward.pauseUnannounced",
            what: "a pause without a word",
            sql: "DELETE FROM journal.message WHERE type = 'rewards.paused.v1'"
        ),
        Corruption(
            code: "reward.paidWhilePaused",
            what: "points for a report that was registered within a pause",
            sql: """
                UPDATE reward.reporter_pause AS pause
                   SET citizen_id = decision.citizen_id, starts_at = decision.registered_at,
                       heard_at = decision.registered_at - interval '1 second'
                  FROM reward.decision
                 WHERE decision.points > 0 AND decision.registered_at < pause.ends_at
                """
        ),
        Corruption(
            code: "reward.withheldDiffers",
            what: "a reward withheld although no pause covers it",
            sql: """
                INSERT INTO reward.withheld
                       (report_id, citizen_id, task_id, finding, found_at, message_id, verified, withheld_at)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'confirmed', clock.now(), gen_random_uuid(),
                       '{"report": {"registeredAt": "2026-11-23T08:00:00Z"}}', clock.now()
                """
        ),
    ]

    static let rewards = [
        Corruption(
            code: "reward.twice",
            what: "points granted twice for one report",
            sql: """
                INSERT INTO reward.transaction (id, ledger, kind, report_id, recorded_at)
                SELECT gen_random_uuid(), ledger, kind, report_id, recorded_at FROM reward.transaction WHERE kind = 'grant' LIMIT 1
                """
        ),
        Corruption(
            code: "reward.pointsDiffer",
            what: "other points decided than posted",
            sql: "UPDATE reward.decision SET points = points + 1"
        ),
        Corruption(
            code: "reward.fenDiffer",
            what: "one fen more decided than reserved",
            sql: "UPDATE reward.decision SET fen = fen + 1"
        ),
        Corruption(
            code: "reward.undecided",
            what: "a verified report without a decision",
            sql: "DELETE FROM reward.decision"
        ),
        Corruption(
            code: "payout.closingDiffers",
            what: "a month signed off for more than was paid",
            sql: "INSERT INTO reward.closing VALUES ('2026-01', 1, 1, 'somebody', clock.now())"
        ),
        Corruption(
            code: "payout.closingDiffers",
            what: "a month signed off for as much as was paid, in another number of red packets",
            sql: "INSERT INTO reward.closing VALUES ('2026-01', 1, 0, 'somebody', clock.now())"
        ),
        Corruption(
            code: "payout.closingUnnoted",
            what: "a month that was signed off and is not any more",
            sql: act("payouts close", "2026-01")
        ),
        Corruption(
            code: "reward.actUnsealed",
            what: "an act that nobody did",
            sql: act("payouts resume", "*")
        ),
        Corruption(
            code: "reward.settingUnnoted",
            what: "a setting that was changed by hand after it was set",
            sql: act(
                "rewards set",
                "daily_red_packets",
                after: "10",
                then: "UPDATE reward.setting SET value = 11 WHERE name = 'daily_red_packets'"
            )
        ),
        Corruption(
            code: "reward.budgetUnnoted",
            what: "a budget that was raised by hand after it was set",
            sql: act(
                "rewards budget",
                "all 2020-01",
                after: "441900003=100.00 441900103=100.00",
                then: """
                    INSERT INTO reward.budget (town_code, month, granted)
                    VALUES ('441900003', '2020-01', 10000), ('441900103', '2020-01', 10001)
                    """
            )
        ),
        Corruption(
            code: "reward.budgetUnnoted",
            what: "a standing budget that nobody set",
            sql: "INSERT INTO reward.town_budget (town_code, granted) VALUES ('441900003', 10000)"
        ),
        Corruption(
            code: "reward.pauseUnnoted",
            what: "a stop that nobody ended and that is not there",
            sql: act("payouts stop", "*", after: "paused")
        ),
        Corruption(
            code: "draw.unfair",
            what: "a win against the draw",
            sql: "UPDATE reward.decision SET draw_share = 0"
        ),
        Corruption(
            code: "reward.ruleDiffers",
            what: "a reward by a rule that nobody ever set",
            sql: "UPDATE reward.decision SET rule_id = gen_random_uuid(), rule_version = 1"
        ),
        Corruption(
            code: "reward.ruleDiffers",
            what: "a reward by a rule that is for other reports",
            sql: """
                INSERT INTO reward.rule_version (rule_id, version, document, changed_by, changed_at)
                VALUES ('00000000-0000-0000-0000-000000000001', 1,
                        '{"category":"*","campaignCode":"fire","extraPoints":0,"points":10,"isActive":true}',
                        gen_random_uuid(), clock.now() - interval '1 year');
                UPDATE reward.decision SET rule_id = '00000000-0000-0000-0000-000000000001', rule_version = 1
                """
        ),
        Corruption(
            code: "reward.termsDiffer",
            what: "other terms than a reward was given by",
            sql: #"UPDATE reward.decision SET terms = replace(terms, '"points":', '"points":1')"#
        ),
        Corruption(
            code: "reward.termsDiffer",
            what: "a red packet of another amount than the draw brought",
            sql: #"UPDATE reward.decision SET terms = replace(terms, '"lowest":', '"lowest":1') WHERE fen > 0"#
        ),
        Corruption(
            code: "draw.broken",
            what: "another seed than was committed to",
            sql: """
                ALTER TABLE reward.draw DISABLE TRIGGER USER;
                UPDATE reward.draw SET commitment = repeat('0', 64)
                """
        ),
        Corruption(
            code: "draw.otherDay",
            what: "a report drawn with the seed of the day before",
            sql: "UPDATE reward.decision SET draw_day = draw_day - 1, decided_at = decided_at + interval '1 day'"
        ),
        Corruption(
            code: "draw.late",
            what: "a seed made on its own day, though the first was made long before",
            sql: """
                INSERT INTO reward.draw (day, seed, commitment, committed_at)
                VALUES (current_date - 30, repeat('a', 64),
                        encode(sha256(convert_to(repeat('a', 64), 'UTF8')), 'hex'), clock.now() - interval '30 days')
                """
        ),
        Corruption(
            code: "draw.unannounced",
            what: "a commitment that the journal does not know",
            sql: "DELETE FROM journal.message WHERE type = 'draw.committed.v1'"
        ),
        Corruption(
            code: "draw.unannounced",
            what: "a commitment that was replaced after it had been told",
            sql: """
                ALTER TABLE reward.draw DISABLE TRIGGER USER;
                UPDATE reward.draw
                   SET seed = repeat('b', 64), commitment = encode(sha256(convert_to(repeat('b', 64), 'UTF8')), 'hex')
                """
        ),
        Corruption(code: "payout.missing", what: "a red packet without its payout", sql: "DELETE FROM reward.payout"),
        Corruption(
            code: "payout.unsettled",
            what: "paid without a posting",
            sql:
                "UPDATE reward.payout SET state = 'paid', document = replace(document, '\"state\":\"reserved\"', '\"state\":\"paid\"')"
        ),
        Corruption(
            code: "payout.announcedWrong",
            what: "paid and nobody was told",
            sql: "UPDATE reward.payout SET state = 'paid'"
        ),
        Corruption(
            code: "payout.reservedDiffers",
            what: "one fen more to pay than is set aside",
            sql: "UPDATE reward.payout SET fen = fen + 1"
        ),
        Corruption(
            code: "payout.settledWrong",
            what: "money of a reservation that went elsewhere",
            sql: """
                INSERT INTO reward.transaction (id, ledger, kind, report_id, recorded_at)
                SELECT report_id, 'cash', 'pay', report_id, clock.now() FROM reward.payout LIMIT 1;
                INSERT INTO reward.posting (transaction_id, account_id, amount)
                SELECT id, (SELECT id FROM reward.account WHERE code LIKE 'budget/%' LIMIT 1), 1
                  FROM reward.transaction WHERE kind = 'pay'
                """
        ),
        Corruption(
            code: "payout.billAltered",
            what: "a bill that nobody stored",
            sql: "UPDATE reward.payout SET bill_number = left(replace(report_id::text, '-', ''), 20), attempt = 1"
        ),
        Corruption(
            code: "payout.numberInvented",
            what: "a bill's number that nobody derived",
            sql: "UPDATE reward.payout SET bill_number = 'RRP' || left(md5(report_id::text), 28), attempt = 1"
        ),
        Corruption(
            code: "payout.documentDiffers",
            what: "a document of another version",
            sql: "UPDATE reward.payout SET version = version + 1"
        ),
        Corruption(
            code: "payout.asleep",
            what: "under way and nothing moves it",
            sql: "UPDATE reward.payout SET state = 'creating'"
        ),
        Corruption(
            code: "payout.overstaying",
            what: "reserved though its time is over",
            sql: "UPDATE reward.payout SET reserved_until = clock.now() - interval '1 day'"
        ),
        Corruption(
            code: "payout.unreviewed",
            what: "a suspected red packet was paid and nobody had decided so",
            sql: """
                INSERT INTO reward.suspicion (report_id, code, found_at)
                SELECT report_id, 'photoRepeated', clock.now() FROM reward.payout;
                UPDATE reward.payout SET state = 'paid'
                """
        ),
        Corruption(
            code: "payout.sampleUnfair",
            what: "the lot fell on a red packet and nobody looked at it",
            sql: "UPDATE reward.decision SET review_share = 1"
        ),
        Corruption(
            code: "reward.budgetDiffers",
            what: "a budget that is not the sum of its postings",
            sql: "UPDATE reward.budget SET reserved = reserved + 1"
        ),
        Corruption(
            code: "reward.budgetPacketsDiffer",
            what: "a red packet that is counted and is nowhere",
            sql: "UPDATE reward.budget SET packets = packets + 1"
        ),
        Corruption(
            code: "reward.budgetClaimedDiffer",
            what: "a red packet that is said to be received",
            sql:
                "INSERT INTO reward.claimed (town_code, month, shard, packets, fen) VALUES ('441900003', '2020-01', 0, 1, 100)"
        ),
        Corruption(
            code: "redemption.differs",
            what: "something handed over for which nobody paid",
            sql: exchanged
        ),
        Corruption(
            code: "redemption.unannounced",
            what: "an exchange of which nothing was told",
            sql: exchanged
        ),
        Corruption(
            code: "redemption.settledWrong",
            what: "points taken for what was forgiven though nothing was given back",
            sql: exchanged + ";" + settled
        ),
        Corruption(
            code: "reward.followedDiffer",
            what: "a follower's point that was never posted",
            sql: followed
        ),
        Corruption(
            code: "reward.followedUndeserved",
            what: "a point for somebody who followed nothing",
            sql: followed
        ),
        Corruption(
            code: "reward.followedTwice",
            what: "a point for a duplicate, and another for following the same case",
            sql: """
                INSERT INTO reward.followed_point (report_id, citizen_id, points, found_at, granted_at)
                SELECT gen_random_uuid(), citizen_id, 1, clock.now(), clock.now()
                  FROM reward.decision WHERE citizen_id IS NOT NULL LIMIT 1;
                UPDATE reward.decision
                   SET finding = 'duplicate', points = 1
                 WHERE report_id = (SELECT min(decision.report_id::text)::uuid
                                      FROM reward.decision JOIN reward.followed_point USING (citizen_id)
                                     WHERE followed_point.withdrawn_at IS NULL);
                INSERT INTO reward.duplicate_finding (report_id, task_id, is_taken_back, original_id)
                SELECT decision.report_id, gen_random_uuid(), false, followed_point.report_id
                  FROM reward.decision JOIN reward.followed_point USING (citizen_id)
                 WHERE decision.finding = 'duplicate' AND followed_point.withdrawn_at IS NULL
                """
        ),
        Corruption(
            code: "ledger.oversettled",
            what: "more settled than was forgiven",
            sql: settled
        ),
        Corruption(
            code: "ledger.unbalanced",
            what: "one posting of a transaction changed",
            sql: "UPDATE reward.posting SET amount = amount + 1 WHERE amount > 0"
        ),
        Corruption(
            code: "ledger.checkpointDiffers",
            what: "a kept sum that nobody posted",
            sql: """
                INSERT INTO reward.checkpoint (account_id, amount, postings)
                SELECT id, 1, 1 FROM reward.account WHERE code = 'issued'
                """
        ),
        Corruption(
            code: "ledger.townDiffers",
            what: "a posting that is in no town's statement",
            sql: "UPDATE reward.posting SET town_code = NULL"
        ),
        Corruption(
            code: "ledger.mixed",
            what: "points on an account of cash",
            sql: "UPDATE reward.transaction SET ledger = 'cash' WHERE ledger = 'points'"
        ),
    ]

    static let timers = [
        Corruption(
            code: "timer.early",
            what: "fired an hour before it was due",
            sql: """
                INSERT INTO scheduler.firing (key, generation, due_at, fired_at)
                SELECT key, generation, due_at, due_at - interval '1 hour' FROM scheduler.timer LIMIT 1
                """
        ),
        Corruption(
            code: "timer.stale",
            what: "fired after it was cancelled",
            sql: """
                INSERT INTO scheduler.firing (key, generation, due_at, fired_at)
                SELECT key, generation - 1, clock.now(), clock.now() FROM scheduler.head WHERE state = 'cancelled' LIMIT 1
                """
        ),
        Corruption(
            code: "timer.headDiffers",
            what: "a scheduled timer that is gone",
            sql: "DELETE FROM scheduler.timer"
        ),
        Corruption(
            code: "timer.notApplied",
            what: "a timer that was never set",
            sql: "DELETE FROM scheduler.head WHERE state = 'scheduled'"
        ),
        Corruption(
            code: "timer.missing",
            what: "a pause that nothing ends",
            sql: "DELETE FROM scheduler.timer WHERE key LIKE 'reward/%/rewardPause/%'"
        ),
        Corruption(
            code: "timer.missing",
            what: "a proposal about bad faith that waits for ever",
            sql: """
                UPDATE verification.malice
                   SET state = 'proposed', due_at = clock.now(), decided_by = NULL, decided_at = NULL, decision_reason = NULL
                """
        ),
        Corruption(
            code: "timer.leftover",
            what: "the timer of a pause that is over",
            sql: "UPDATE reward.reporter_pause SET state = 'over', ended_at = clock.now()"
        ),
        Corruption(
            code: "timer.moved",
            what: "a timer that is due at another moment",
            sql: "UPDATE scheduler.timer SET due_at = due_at + interval '1 day'"
        ),
    ]

    static let messages = [
        Corruption(
            code: "message.unhandled",
            what: "an event that its consumer never handled",
            sql: "DELETE FROM reward.handled WHERE consumer = 'reward.events'"
        ),
        Corruption(
            code: "message.phantom",
            what: "a handled event that nobody wrote",
            sql: """
                INSERT INTO reward.handled (consumer, message_id, type, fingerprint)
                VALUES ('reward.events', gen_random_uuid(), 'report.verified.v1', '\\x00')
                """
        ),
        Corruption(
            code: "message.altered",
            what: "an event that was handled with other content than was written",
            sql: "UPDATE verification.handled SET fingerprint = '\\x00' WHERE consumer = 'verification.events'"
        ),
        Corruption(
            code: "message.unsent",
            what: "a message that stays in the outbox",
            sql: """
                INSERT INTO journal.outbox (service, lane, position, exchange, routing_key)
                SELECT service, 'services', position, 'events', type FROM journal.message LIMIT 1
                """
        ),
        Corruption(
            code: "journal.bodyAltered",
            what: "a body that was rewritten",
            sql:
                "UPDATE journal.message SET body = replace(body, 'confirmed', 'unfounded') WHERE type = 'report.verified.v1'"
        ),
        Corruption(
            code: "journal.sequenceGap",
            what: "a number that is missing",
            sql: "UPDATE journal.message SET sequence = sequence + 10 WHERE type = 'report.verified.v1'"
        ),
        Corruption(
            code: "journal.versionDiffers",
            what: "a version without its event",
            sql: "UPDATE verification.report SET version = version + 1"
        ),
    ]

    static let states = [
        Corruption(
            code: "follower.countDiffers",
            what: "a follower who is counted and is nobody",
            sql: "UPDATE intake.report SET followers = followers + 1"
        ),
        Corruption(
            code: "merger.rootDiffers",
            what: "a report merged by no finding",
            sql: "UPDATE intake.report SET merged_into = gen_random_uuid() WHERE state = 'registered'"
        ),
        Corruption(
            code: "merger.findingDiffers",
            what: "a confirmed report that is merged all the same",
            sql: """
                UPDATE intake.report SET merged_into = gen_random_uuid()
                 WHERE id IN (SELECT report_id FROM verification.report WHERE finding = 'confirmed')
                """
        ),
        Corruption(
            code: "notice.followerDiffers",
            what: "somebody hears of a report without following it",
            sql: """
                INSERT INTO notification.follower (report_id, citizen_id)
                SELECT id, gen_random_uuid() FROM intake.report LIMIT 1
                """
        ),
        Corruption(
            code: "reward.leftOver",
            what: "points whose decision is gone",
            sql: "DELETE FROM reward.decision WHERE points > 0"
        ),
        Corruption(
            code: "figures.differ",
            what: "one report counted too much",
            sql: "UPDATE intake.figure SET count = count + 1 WHERE figure = 'registered'"
        ),
        Corruption(
            code: "figures.differ",
            what: "a report counted again that is not folded in yet",
            sql: """
                INSERT INTO intake.pending_figure (day, town_code, department_code, cell, category, officer, figure, amount)
                SELECT starts_on, town_code, '', '', '', '', figure, 1 FROM intake.figure
                 WHERE figure = 'registered' AND period = 'day' LIMIT 1
                """
        ),
        Corruption(
            code: "figures.campaignsDiffer",
            what: "a campaign whose reports nobody sent",
            sql: "INSERT INTO intake.campaign_figure (code, figure, shard, count) VALUES ('fire', 'reports', 0, 1)"
        ),
        Corruption(
            code: "figures.periodsDiffer",
            what: "a day that is counted away",
            sql: "DELETE FROM verification.figure WHERE period = 'day'"
        ),
        Corruption(
            code: "figures.localDiffer",
            what: "a cell's count that its town does not have",
            sql: "UPDATE verification.local_figure SET count = count + 1 WHERE subject = 'cell' AND figure = 'verified'"
        ),
        Corruption(
            code: "figures.durationsDiffer",
            what: "a duration that nothing took",
            sql: "UPDATE verification.duration SET count = count + 1 WHERE department_code = ''"
        ),
        Corruption(
            code: "figures.passingsDiffer",
            what: "a case that went on to a department and never did",
            sql: """
                INSERT INTO dispatch.passing (period, starts_on, town_code, from_code, to_code, shard, passed, accepted, seconds)
                VALUES ('all', '2000-01-01', '441900003', '441900003-jiaotong', '441900003-chengguan', 0, 1, 1, 60)
                """
        ),
        Corruption(
            code: "figures.suspendedDiffer",
            what: "a case that was suspended and does not know it",
            sql: "UPDATE dispatch.case_file SET suspended_at = clock.now()"
        ),
        Corruption(
            code: "figures.reportersDiffer",
            what: "a report that nobody sent",
            sql: "UPDATE intake.reporter SET reports = reports + 1"
        ),
        Corruption(
            code: "figures.reportersDiffer",
            what: "somebody who stayed a month in a day",
            sql: "UPDATE intake.reporter SET stayed_with = 1"
        ),
        Corruption(
            code: "figures.newcomersDiffer",
            what: "a newcomer too many",
            sql: "UPDATE intake.reporter_figure SET newcomers = newcomers + 1"
        ),
        Corruption(
            code: "figures.totalsDiffer",
            what: "a department's count without its town's",
            sql: "UPDATE dispatch.figure SET count = count + 1 WHERE department_code <> ''"
        ),
        Corruption(
            code: "state.caseDiffers",
            what: "a case accepted that nobody accepted",
            sql: "UPDATE dispatch.case_file SET state = 'accepted' WHERE state = 'dispatched'"
        ),
        Corruption(
            code: "state.caseStepIllegal",
            what: "a case sent back to work that was never done",
            sql:
                "UPDATE journal.message SET type = 'case.reworked.v1' WHERE type = 'case.dispatched.v1' AND body LIKE '%report%'"
        ),
        Corruption(
            code: "state.taskDiffers",
            what: "a task claimed that nobody claimed",
            sql: "UPDATE verification.task SET state = 'claimed' WHERE state = 'assigned'"
        ),
        Corruption(
            code: "state.taskStepIllegal",
            what: "a finding before the task was taken",
            sql: "UPDATE journal.message SET type = 'task.arrived.v1' WHERE type = 'task.claimed.v1'"
        ),
        Corruption(
            code: "duty.taskLeft",
            what: "an unclaimed task of somebody who is on leave",
            sql: """
                INSERT INTO verification.leave (leave_id, officer_id, town_code, starts_at, ends_at, reason, entered_by,
                                                entered_at, version)
                SELECT gen_random_uuid(), officer_id, town_code, clock.now() - interval '1 hour',
                       clock.now() + interval '1 hour', '', officer_id, clock.now(), 1
                  FROM verification.task WHERE state = 'assigned' LIMIT 1;
                UPDATE verification.task SET assigned_at = clock.now() - interval '1 hour' WHERE state = 'assigned'
                """
        ),
        Corruption(
            code: "duty.leavesOverlap",
            what: "somebody on leave twice at once",
            sql: """
                INSERT INTO verification.leave (leave_id, officer_id, town_code, starts_at, ends_at, reason, entered_by,
                                                entered_at, version)
                SELECT gen_random_uuid(), (SELECT officer_id FROM verification.task LIMIT 1), '441900003',
                       clock.now(), clock.now() + interval '1 hour', '', gen_random_uuid(), clock.now(), 1
                  FROM generate_series(1, 2)
                """
        ),
        Corruption(
            code: "state.submissionDiffers",
            what: "a registered report that was rejected",
            sql: "UPDATE journal.message SET type = 'report.rejected.v1' WHERE type = 'report.registered.v1'"
        ),
        Corruption(
            code: "state.unverified",
            what: "a registered report that verification does not know",
            sql: """
                DELETE FROM verification.task WHERE state = 'assigned';
                DELETE FROM verification.report WHERE outcome = 'verifying'
                """
        ),
        Corruption(
            code: "state.taskless",
            what: "a report that waits and nobody looks",
            sql: "DELETE FROM verification.task WHERE state = 'assigned'"
        ),
        Corruption(
            code: "state.caseless",
            what: "a confirmed report without a case",
            sql: "DELETE FROM dispatch.case_file"
        ),
        Corruption(
            code: "state.endDiffers",
            what: "an answered report that still counts as open",
            sql: "UPDATE intake.report SET ended_at = NULL"
        ),
        Corruption(
            code: "state.unexpected",
            what: "another end than the plan's",
            log: [line(.final) { ($0.report, $0.expected, $0.seen) = (UUID(), "closed", "rectified") }]
        ),
    ]
}
