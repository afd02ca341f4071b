/// Divides a cloud of sample points into regions of about equal size around centres (Lloyd's relaxation).
struct CentroidalPartition {
    /// The middle of each region.
    private(set) var centres: [PlanarPoint]
    /// For each sample the index of its region.
    private(set) var membership: [Int]

    /// - Parameters:
    ///   - samples: the land to divide, evenly sampled.
    ///   - count: how many regions; at most as many as there are samples are made.
    ///   - rounds: relaxations; a dozen is enough for the eye.
    init(of samples: [PlanarPoint], into count: Int, rounds: Int, random: inout StableRandom) {
        centres = []
        membership = []
        var taken: Set<Int> = []
        while taken.count < min(count, samples.count) {
            let index = random.nextIndex(below: samples.count)
            if taken.insert(index).inserted {
                centres.append(samples[index])
            }
        }
        // Some sixty samples a region are enough to find its middle.
        let step = max(1, samples.count / (60 * max(count, 1)))
        let coarse = stride(from: 0, to: samples.count, by: step).map { samples[$0] }
        for _ in 0..<rounds {
            membership = assignment(of: coarse)
            recentre(coarse)
        }
        membership = assignment(of: samples)
    }

    private func assignment(of samples: [PlanarPoint]) -> [Int] {
        samples.map { sample in
            var nearest = 0
            var least = Double.infinity
            // A bare loop: this one runs millions of times, and an enumeration is slow in debug builds.
            var candidate = 0
            while candidate < centres.count {
                let distance = sample.squaredDistance(to: centres[candidate])
                if distance < least {
                    least = distance
                    nearest = candidate
                }
                candidate += 1
            }
            return nearest
        }
    }

    private mutating func recentre(_ samples: [PlanarPoint]) {
        var sums = Array(repeating: PlanarPoint(x: 0, y: 0), count: centres.count)
        var counts = Array(repeating: 0, count: centres.count)
        for (sample, region) in zip(samples, membership) {
            sums[region].x += sample.x
            sums[region].y += sample.y
            counts[region] += 1
        }
        for region in centres.indices where counts[region] > 0 {
            let count = Double(counts[region])
            centres[region] = PlanarPoint(x: sums[region].x / count, y: sums[region].y / count)
        }
    }
}
