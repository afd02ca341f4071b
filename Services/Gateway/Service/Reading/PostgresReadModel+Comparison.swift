import City
import Messaging
package import Model
import PostgreSQL

extension PostgresReadModel {
    package func comparison(of span: FigureSpan, for viewer: Viewer) async throws -> FigureComparison {
        let own: SQL = "department_code = '' AND \(Self.areaScope(of: viewer) ?? "false")"
        return try await pool.autocommit { database in
            func read(_ span: FigureSpan?) throws -> FigureReading {
                try span.map { try FigureReading.read(by: "town_code", where: own, of: $0, in: database) }
                    ?? FigureReading()
            }
            return FigureComparison(
                span,
                SpanReadings(now: try read(span), before: try read(span.before), yearBefore: try read(span.yearBefore)),
                residents: try Self.residents(in: database)
            )
        }
    }
}

/// Counts of a span by town, with those that they are held against.
struct SpanReadings {
    let now: FigureReading
    let before: FigureReading
    let yearBefore: FigureReading
}

extension FigureComparison {
    init(_ span: FigureSpan, _ readings: SpanReadings, residents: [TownCode: Int]) {
        func day(_ day: CivilDay?) -> String { day?.description ?? "" }
        let keys = Set(readings.now.keys).union(readings.before.keys).union(readings.yearBefore.keys).sorted()
        let towns = keys.compactMap { TownCode(rawValue: $0) }
        let counted = towns.compactMap { residents[$0] }
        self.init(
            from: day(span.days?.lowerBound),
            to: day(span.days?.upperBound),
            beforeFrom: day(span.before?.days?.lowerBound),
            yearFrom: day(span.yearBefore?.days?.lowerBound),
            // A number of residents that leaves a town out would say that its reports are the others'.
            all: Self.town(nil, counted.count == towns.count ? counted.reduce(0, +) : nil, readings),
            items: towns.map { Self.town($0, residents[$0], readings) }
        )
    }

    private static func town(_ town: TownCode?, _ residents: Int?, _ readings: SpanReadings) -> TownComparison {
        func count(_ reading: FigureReading, _ figure: Figure) -> Int {
            // What is taken back may have been counted in another span.
            max(0, town.map { reading.count(figure, of: $0.rawValue) } ?? reading.count(figure))
        }
        let known = residents.flatMap { $0 > 0 ? $0 : nil }
        return TownComparison(
            townCode: town,
            residents: known,
            figures: Figure.compared.map { figure, _ in
                let now = count(readings.now, figure)
                let (before, yearBefore) = (count(readings.before, figure), count(readings.yearBefore, figure))
                return ComparedFigure(
                    figure: figure.code,
                    count: now,
                    before: before,
                    yearBefore: yearBefore,
                    change: FigureReading.change(now, from: before),
                    yearChange: FigureReading.change(now, from: yearBefore),
                    perTenThousand: FigureReading.perTenThousand(now, residents: known)
                )
            },
            rates: FigureRate.allCases.map { rate in
                ComparedRate(
                    rate: rate.rawValue,
                    percent: rate.percent { count(readings.now, $0) },
                    before: rate.percent { count(readings.before, $0) },
                    yearBefore: rate.percent { count(readings.yearBefore, $0) }
                )
            }
        )
    }
}
