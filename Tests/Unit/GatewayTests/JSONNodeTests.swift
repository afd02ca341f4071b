import Foundation
import SeededRandom
import Testing

@testable import GatewayService

@Suite("Writing JSON")
struct JSONNodeTests {
    /// A value of any form, made by dice.
    private indirect enum Tree: Encodable {
        case nothing
        case truth(Bool)
        case whole(Int)
        case small(UInt16)
        case number(Double)
        case text(String)
        case list([Tree])
        case record([(String, Tree)])
        case keyed([String: Tree])
        case maybe(Tree?)
        /// Written through containers nested by hand.
        case nested([(String, Tree)], [Tree])

        struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        func encode(to encoder: any Encoder) throws {
            var plain: any SingleValueEncodingContainer { encoder.singleValueContainer() }
            switch self {
            case .nothing:
                var container = plain
                try container.encodeNil()
            case .truth(let value):
                var container = plain
                try container.encode(value)
            case .whole(let value): try value.encode(to: encoder)
            case .small(let value): try value.encode(to: encoder)
            case .number(let value): try value.encode(to: encoder)
            case .text(let value): try value.encode(to: encoder)
            case .list(let values): try values.encode(to: encoder)
            case .keyed(let values): try values.encode(to: encoder)
            case .maybe(let value): try value.encode(to: encoder)
            case .record(let members):
                // A container asked for anew for each member is the same object.
                for (name, value) in members {
                    var container = encoder.container(keyedBy: Name.self)
                    try container.encode(value, forKey: Name(stringValue: name))
                }
                if members.isEmpty { _ = encoder.container(keyedBy: Name.self) }
            case .nested(let members, let values):
                var container = encoder.container(keyedBy: Name.self)
                var inner = container.nestedContainer(keyedBy: Name.self, forKey: Name(stringValue: "inner"))
                for (name, value) in members { try inner.encode(value, forKey: Name(stringValue: name)) }
                var list = container.nestedUnkeyedContainer(forKey: Name(stringValue: "list"))
                for value in values {
                    try list.encode(value)
                    var deeper = list.nestedContainer(keyedBy: Name.self)
                    try deeper.encode(list.count, forKey: Name(stringValue: "count"))
                    try Tree.text("above").encode(to: list.superEncoder())
                }
                try container.encodeIfPresent(members.count, forKey: Name(stringValue: "after"))
                try Tree.whole(values.count).encode(to: container.superEncoder())
            }
        }

        static func random(_ dice: inout SeededGenerator, depth: Int = 0) -> Tree {
            func several() -> [Tree] { (0..<dice.below(4)).map { _ in random(&dice, depth: depth + 1) } }
            func members() -> [(String, Tree)] {
                let names = ["b", "a", "ab", "名", "a1", "x\"y", "Z"].shuffled(using: &dice)
                return Array(zip(names, several()))
            }
            switch dice.below(depth < 4 ? 12 : 7) {
            case 0: return .nothing
            case 1: return .truth(dice.below(2) == 0)
            case 2: return .whole(Int.random(in: .min ... .max, using: &dice))
            case 3: return .small(UInt16.random(in: .min ... .max, using: &dice))
            case 4: return .number([0, -0.5, 1, 99.97, 1e21, 2.5e-9, 123_456_789.125][dice.below(7)])
            case 5:
                let scalars: [Unicode.Scalar] = [
                    "a", "\"", "\\", "/", "\n", "\r", "\t", "\u{8}", "\u{C}", "\u{1}", "\u{1F}", "人", "😀",
                ]
                var text = ""
                for _ in 0..<dice.below(8) { text.unicodeScalars.append(scalars[dice.below(scalars.count)]) }
                return .text(text)
            case 6: return .maybe(dice.below(2) == 0 ? nil : .whole(1))
            case 7: return .list(several())
            case 8: return .record(members())
            case 9: return .keyed(Dictionary(members()) { first, _ in first })
            case 10: return .nested(members(), several())
            default: return .maybe(random(&dice, depth: depth + 1))
            }
        }
    }

    @Test("It is byte for byte what Foundation writes with sorted names")
    func agrees() throws {
        let reference = JSONEncoder()
        reference.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for seed in 0..<2_000 as Range<UInt64> {
            var dice = SeededGenerator(seed: seed)
            let tree = [Tree.random(&dice)]
            let expected = String(decoding: try reference.encode(tree), as: UTF8.self)
            let written = String(decoding: try JSONNode.text(of: tree), as: UTF8.self)
            #expect(written == expected, "seed \(seed)")
        }
    }

    @Test("What is no number is refused", arguments: [Double.nan, .infinity, -.infinity])
    func unknown(number: Double) {
        #expect(throws: JSONNumberUnknown.self) { try JSONNode.text(of: [number]) }
        #expect(throws: JSONNumberUnknown.self) { try JSONNode.text(of: ["number": number]) }
        #expect(throws: JSONNumberUnknown.self) { try JSONNode.text(of: number) }
    }

    @Test("A value that encodes nothing is an empty object")
    func nothing() throws {
        struct Nothing: Encodable { func encode(to encoder: any Encoder) {} }
        #expect(String(decoding: try JSONNode.text(of: Nothing()), as: UTF8.self) == "{}")
    }
}
