/// Divides land among seats so that each gets the area it is known to have (a power diagram).
///
/// A sample belongs to the seat with the least `distance² − weight`. The weights are found by iteration: who has too
/// little land gains weight. Unlike an ordinary Voronoi diagram a small town beside a large one stays small.
struct PowerPartition {
    private let seats: [PlanarPoint]
    private var weights: [Double]

    /// - Parameters:
    ///   - areas: wanted areas, any unit: only their proportion counts.
    ///   - samples: the land, evenly sampled.
    ///   - sampleArea: square metres that one sample stands for.
    init(seats: [PlanarPoint], areas: [Double], samples: [PlanarPoint], sampleArea: Double, rounds: Int = 70) {
        self.seats = seats
        weights = Array(repeating: 0, count: seats.count)
        // Every 23rd sample is enough to weigh by.
        let coarse = stride(from: 0, to: samples.count, by: 23).map { samples[$0] }
        let coarseArea = sampleArea * Double(samples.count) / Double(max(coarse.count, 1))
        let land = sampleArea * Double(samples.count)
        let total = areas.reduce(0, +)
        for round in 0..<rounds {
            var counts = Array(repeating: 0, count: seats.count)
            for sample in coarse {
                counts[owner(of: sample)] += 1
            }
            // Large steps first, small ones at the end, so that the last rounds settle.
            let step = 0.6 * (1 - 0.8 * Double(round) / Double(rounds))
            for seat in seats.indices {
                weights[seat] += step * (land * areas[seat] / total - Double(counts[seat]) * coarseArea)
            }
        }
        keepSeatsAtHome()
    }

    /// Holds back the weight of a seat that would swallow a neighbour's seat: no town's seat lies in another town.
    private mutating func keepSeatsAtHome() {
        for strong in seats.indices {
            for weak in seats.indices where weak != strong {
                let most = weights[weak] + 0.9 * seats[strong].squaredDistance(to: seats[weak])
                weights[strong] = min(weights[strong], most)
            }
        }
    }

    func owner(of sample: PlanarPoint) -> Int {
        var best = 0
        var least = Double.infinity
        var index = 0
        while index < seats.count {
            let power = sample.squaredDistance(to: seats[index]) - weights[index]
            if power < least {
                least = power
                best = index
            }
            index += 1
        }
        return best
    }
}
