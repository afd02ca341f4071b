import Testing

@testable import Model

@Suite("What makes a red packet be looked at first")
struct ReviewTests {
    private var limits: ReviewLimits {
        var limits = ReviewLimits()
        limits.sampleOf1000 = 10
        return limits
    }

    private func photo(_ digit: Character = "a", hash: String? = nil, age: Int? = nil, metres: Double? = nil)
        -> ReportedPhoto
    {
        ReportedPhoto(
            file: String(repeating: digit, count: 32),
            perceptualHash: hash,
            ageSeconds: age,
            metresFromPin: metres
        )
    }

    private func suspicions(
        _ photos: [ReportedPhoto] = [],
        isKnown: Bool = false,
        burst: Int = 1,
        pair: ReviewFacts.Pair? = nil,
        sample: Double = 0.5
    ) -> [PayoutSuspicion] {
        ReviewFacts(photos: photos, isPhotoKnown: isKnown, burst: burst, pair: pair, sample: sample)
            .suspicions(within: limits)
    }

    @Test("An ordinary report is not suspicious, with or without photos, whatever its camera does not tell")
    func ordinary() throws {
        #expect(suspicions().isEmpty)
        #expect(suspicions([photo()]).isEmpty)
        #expect(suspicions([photo(age: 72 * 3600 - 1, metres: 1000)]).isEmpty)
        #expect(suspicions([photo(age: -86_400 * 30)]).isEmpty, "a camera's clock that is ahead is no old photo")
    }

    @Test("Each reason is named by itself, at its limit and not before")
    func reasons() throws {
        #expect(suspicions([photo()], isKnown: true) == [.photoRepeated])
        #expect(suspicions([photo(), photo("b", age: 72 * 3600)]) == [.photoOld])
        #expect(suspicions([photo(metres: 1000.1)]) == [.photoFar])
        #expect(suspicions(burst: 9).isEmpty && suspicions(burst: 10) == [.burst])
        #expect(suspicions(sample: 0.0099) == [.sample] && suspicions(sample: 0.01).isEmpty)
        let all = suspicions(
            [photo(age: 72 * 3600, metres: 2000)],
            isKnown: true,
            burst: 20,
            pair: .init(together: 40, expected: 2),
            sample: 0
        )
        #expect(all == PayoutSuspicion.allCases)
    }

    @Test("A pair needs its minimum count and its multiple of chance; an officer who meets everybody is no wonder")
    func pairs() {
        #expect(suspicions(pair: .init(together: 9, expected: 0.1)).isEmpty)
        #expect(suspicions(pair: .init(together: 10, expected: 2.5)) == [.pair])
        #expect(suspicions(pair: .init(together: 10, expected: 2.6)).isEmpty)
        #expect(suspicions(pair: .init(together: 500, expected: 500)).isEmpty)
    }

    @Test("A limit of 0 asks nothing, and a setting that is missing keeps its default")
    func settings() throws {
        let names = [
            "review_photo_repeated", "review_photo_hours", "review_photo_metres", "review_burst_reports",
            "review_pair_reports", "review_sample_of_1000",
        ]
        let off = ReviewLimits(Dictionary(uniqueKeysWithValues: names.map { ($0, 0) }))
        let facts = ReviewFacts(
            photos: [photo(age: 1 << 40, metres: 1e9)],
            isPhotoKnown: true,
            burst: 1000,
            pair: .init(together: 1000, expected: 0),
            sample: 0
        )
        #expect(facts.suspicions(within: off).isEmpty)
        #expect(ReviewLimits([:]) == ReviewLimits())
        #expect(ReviewLimits(["review_photo_hours": .max]).photoHours == .max)
    }

    @Test("The sample is drawn apart from the draw, and as often as its share says")
    func sample() {
        let seed = String(repeating: "5a", count: 32)
        var below = 0
        for number in 0..<4000 {
            let (report, message) = (ReportID.named("report/\(number)"), MessageID(.named("message/\(number)")))
            let drawn = ReviewSample.number(seed: seed, report: report, message: message)
            #expect((0..<1).contains(drawn))
            if drawn < 0.1 { below += 1 }
            let draw = RedPacketDraw.number(RedPacketDraw.text(seed: seed, report: report, message: message))
            #expect(drawn != draw)
        }
        #expect((320...480).contains(below), "\(below) of 4000 at a tenth")
    }

    @Test("A photo is known by its file and by its picture; one of nearly one colour only by its file")
    func keys() throws {
        let id = String(repeating: "a", count: 32)
        #expect(photo(hash: "f0e1d2c3b4a59687").keys == ["file/\(id)", "picture/f0e1d2c3b4a59687"])
        #expect(photo(hash: "0000000000000001").keys == ["file/\(id)"])
        #expect(photo(hash: "fffffffffffffffe").keys == ["file/\(id)"])
        #expect(photo().keys == ["file/\(id)"])
    }

    @Test("What a photo tells is counted from the moment and the pin of the report, without a place")
    func photos() throws {
        let registered = try Stage().registered()
        let id = try #require(PhotoID(rawValue: String(repeating: "a", count: 64)))
        let taken = try #require(
            Coordinate<WGS84>(
                longitude: registered.report.pin.longitude,
                latitude: registered.report.pin.latitude + 0.01
            )
        )
        let event = ReportRegistered(
            report: registered.report,
            at: registered.at,
            words: "",
            photos: [
                EvidencePhoto(
                    id: id,
                    mediaType: "image/jpeg",
                    width: 1,
                    height: 1,
                    capturedAt: registered.acceptedAt - .seconds(90),
                    capturedPosition: taken
                )
            ],
            acceptedAt: registered.acceptedAt
        )
        let told = try #require(event.reportedPhotos.first)
        #expect(told.ageSeconds == 90)
        #expect(abs(try #require(told.metresFromPin) - 1112) < 2)
        let text = try MessageCoding.text(event.reportedPhotos)
        #expect(!text.contains("longitude") && !text.contains("capturedPosition"))
        #expect(!text.contains(id.rawValue), "whoever reads the event could ask for the photo")
    }
}
