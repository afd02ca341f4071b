extension Corruption {
    static let privacy = [
        Corruption(
            code: "unmasking.samePerson",
            what: "somebody approved the own request",
            sql: """
                ALTER TABLE identity.unmasking DROP CONSTRAINT unmasking_check;
                UPDATE identity.unmasking SET decided_by = asked_by
                """
        ),
        Corruption(
            code: "unmasking.unjournalled",
            what: "an approval that the journal knows nothing of",
            sql: """
                INSERT INTO identity.unmasking (id, report_id, citizen_id, town_code, state, basis, asked_by, asked_at,
                                                decided_by, decided_at, readable_until, reads, version, document)
                SELECT gen_random_uuid(), report_id, citizen_id, town_code, state, basis, asked_by, asked_at, decided_by,
                       decided_at, readable_until, 0, version, document
                  FROM identity.unmasking LIMIT 1
                """
        ),
        Corruption(
            code: "contact.readOutside",
            what: "a contact read when its time was over",
            sql: """
                INSERT INTO identity.access_record (at, account_id, role, kind, operation, report_id, unmasking_id)
                SELECT readable_until + interval '1 second', asked_by, 'townCentre', 'contact', 'readContact', report_id, id
                  FROM identity.unmasking
                """
        ),
        Corruption(
            code: "contact.readUnrecorded",
            what: "a reading taken out of the record",
            sql: "DELETE FROM identity.access_record WHERE kind = 'contact'"
        ),
        Corruption(
            code: "relative.readOutside",
            what: "a relative's contact read by the centre",
            sql: """
                INSERT INTO identity.access_record (at, account_id, role, kind, operation, report_id)
                SELECT clock.now(), account.id, 'townCentre', 'relative', 'readRelative', report.id
                  FROM intake.report CROSS JOIN (SELECT id FROM identity.account WHERE role = 'townCentre' LIMIT 1) AS account
                 WHERE report.is_on_behalf LIMIT 1
                """
        ),
        Corruption(
            code: "access.unknownReader",
            what: "a contact read by nobody that is known",
            sql: "UPDATE identity.access_record SET account_id = gen_random_uuid() WHERE kind = 'contact'"
        ),
        Corruption(
            code: "journal.redactionUnfounded",
            what: "a body that was emptied under the pretext of a redaction",
            sql: """
                INSERT INTO journal.redaction (position, remainder_hash)
                SELECT position, sha256(convert_to('{}', 'UTF8')) FROM journal.message WHERE type = 'report.verified.v1' LIMIT 1;
                UPDATE journal.message SET body = '{}' WHERE position IN (SELECT position FROM journal.redaction)
                   AND type = 'report.verified.v1'
                """
        ),
        Corruption(
            code: "journal.bodyAltered",
            what: "what was left of a redacted body, changed again",
            sql: """
                UPDATE journal.message SET body = replace(body, 'citizen', 'patrol')
                 WHERE position IN (SELECT position FROM journal.redaction)
                """
        ),
        Corruption(
            code: "erasure.left",
            what: "words of somebody who was forgotten",
            sql: "UPDATE intake.report SET words = '我家在三楼' WHERE erased_at IS NOT NULL"
        ),
        Corruption(
            code: "erasure.left",
            what: "what somebody who was forgotten said against a decision",
            sql: "UPDATE verification.malice SET appeal_words = '那天雨大' WHERE appeal_words = ''"
        ),
        Corruption(
            code: "erasure.left",
            what: "the same in the journal",
            sql: """
                UPDATE journal.message SET body = (body::jsonb || '{"words": "那天雨大"}')::text WHERE type = 'malice.appealed.v1'
                """
        ),
        Corruption(
            code: "erasure.left",
            what: "a relative of somebody who was forgotten",
            sql: "UPDATE intake.report SET relative_phone = '13855554444' WHERE erased_at IS NOT NULL"
        ),
        Corruption(
            code: "erasure.left",
            what: "a phone of somebody who was forgotten",
            sql: "UPDATE identity.account SET phone = '13800000000' WHERE erased_at IS NOT NULL"
        ),
        Corruption(
            code: "erasure.left",
            what: "a number for text messages of somebody who was forgotten",
            sql: """
                INSERT INTO notification.preference
                       (account_id, is_wechat_on, is_sms_on, is_digest_on, phone, version, changed_at)
                SELECT id, true, true, true, '13800000000', 1, clock.now() FROM identity.account WHERE erased_at IS NOT NULL
                """
        ),
    ]
}
