import Crypto
import Foundation
import Model

/// The broker's definitions as its management API takes them: one document that makes exchanges, queues, bindings,
/// policies, users and permissions, and changes nothing when it is sent again.
package struct BrokerDefinitions: Encodable, Sendable {
    package struct User: Encodable, Sendable {
        let name: String
        let passwordHash: String
        let hashingAlgorithm = "rabbit_password_hashing_sha256"
        /// `monitoring`, or nothing: what the management API lets them see.
        let tags: String
        /// `max-connections` and `max-channels`, where they are limited.
        let limits: [String: Int]

        package init(
            name: String,
            password: String,
            salt: [UInt8],
            tags: String = "",
            limits: [String: Int] = [:]
        ) {
            self.name = name
            self.tags = tags
            self.limits = limits
            let digest = SHA256.hash(data: salt + Array(password.utf8))
            passwordHash = Data(salt + Array(digest)).base64EncodedString()
        }

        enum CodingKeys: String, CodingKey {
            case name, tags, limits
            case passwordHash = "password_hash"
            case hashingAlgorithm = "hashing_algorithm"
        }
    }

    package struct Permission: Encodable, Sendable, Equatable {
        let user: String
        let vhost: String
        let configure: String
        let write: String
        let read: String
    }

    package struct TopicPermission: Encodable, Sendable, Equatable {
        let user: String
        let vhost: String
        let exchange: String
        let write: String
        let read: String
    }

    package struct Exchange: Encodable, Sendable, Equatable {
        let name: String
        let vhost: String
        let type: String
        let durable = true
        let autoDelete = false
        let `internal` = false
        let arguments: [String: String] = [:]

        enum CodingKeys: String, CodingKey {
            case name, vhost, type, durable, `internal`, arguments
            case autoDelete = "auto_delete"
        }
    }

    package struct Queue: Encodable, Sendable, Equatable {
        package let name: String
        package let vhost: String
        let durable = true
        let autoDelete = false
        package let arguments: [String: Value]

        /// - Parameters:
        ///   - type: `quorum`, or `classic` for what need not survive.
        ///   - isInOrder: one consumer at a time gets the messages, so that none overtakes another; the next consumer takes
        ///     over when it goes.
        init(name: String, vhost: String, type: String = "quorum", isInOrder: Bool = false) {
            self.name = name
            self.vhost = vhost
            var arguments: [String: Value] = ["x-queue-type": .word(type)]
            if isInOrder { arguments["x-single-active-consumer"] = .flag(true) }
            self.arguments = arguments
        }

        enum CodingKeys: String, CodingKey {
            case name, vhost, durable, arguments
            case autoDelete = "auto_delete"
        }
    }

    package struct Binding: Encodable, Sendable, Equatable {
        let source: String
        let vhost: String
        let destination: String
        let destinationType = "queue"
        let routingKey: String
        let arguments: [String: String] = [:]

        enum CodingKeys: String, CodingKey {
            case source, vhost, destination, arguments
            case destinationType = "destination_type"
            case routingKey = "routing_key"
        }
    }

    package struct Policy: Encodable, Sendable, Equatable {
        let vhost: String
        let name: String
        let pattern: String
        let applyTo: String
        let priority: Int
        let definition: [String: Value]

        package init(
            vhost: String,
            name: String,
            pattern: String,
            applyTo: String,
            priority: Int,
            definition: [String: Value]
        ) {
            self.vhost = vhost
            self.name = name
            self.pattern = pattern
            self.applyTo = applyTo
            self.priority = priority
            self.definition = definition
        }

        enum CodingKeys: String, CodingKey {
            case vhost, name, pattern, priority, definition
            case applyTo = "apply-to"
        }
    }

    /// The value of a policy's key or of an argument.
    package enum Value: Codable, Sendable, Equatable {
        case number(Int)
        case word(String)
        case flag(Bool)

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .word(try container.decode(String.self))
            }
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .number(let number): try container.encode(number)
            case .word(let word): try container.encode(word)
            case .flag(let flag): try container.encode(flag)
            }
        }
    }

    package var users: [User] = []
    package var permissions: [Permission] = []
    package var topicPermissions: [TopicPermission] = []
    package var exchanges: [Exchange] = []
    package var queues: [Queue] = []
    package var bindings: [Binding] = []
    package var policies: [Policy] = []

    package init() {}

    enum CodingKeys: String, CodingKey {
        case users, permissions, exchanges, queues, bindings, policies
        case topicPermissions = "topic_permissions"
    }
}

extension BrokerDefinitions {
    /// Adds what the other document names.
    package mutating func merge(_ other: BrokerDefinitions) {
        users += other.users
        permissions += other.permissions
        topicPermissions += other.topicPermissions
        exchanges += other.exchanges
        queues += other.queues
        bindings += other.bindings
        policies += other.policies
    }
}
