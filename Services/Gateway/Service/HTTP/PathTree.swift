import Foundation
import HTTPTypes

/// Finds the operation of a path and method.
struct PathTree: Sendable {
    private struct Node: Sendable {
        var children: [String: Node] = [:]
        var capture: [Node] = []
        var operations: [HTTPRequest.Method: Operation] = [:]
    }

    /// What there is for a request.
    enum Match {
        case found(Operation, captures: [String])
        /// The path is known with other methods only.
        case otherMethods([String])
        case nothing
    }

    private var root = Node()

    init(_ operations: [Operation]) {
        for operation in operations {
            Self.insert(operation, operation.path.segments[...], into: &root)
        }
    }

    private static func insert(_ operation: Operation, _ rest: ArraySlice<PathTemplate.Segment>, into node: inout Node)
    {
        switch rest.first {
        case .none:
            node.operations[operation.method] = operation
        case .literal(let name):
            insert(operation, rest.dropFirst(), into: &node.children[name, default: Node()])
        case .capture:
            if node.capture.isEmpty { node.capture.append(Node()) }
            insert(operation, rest.dropFirst(), into: &node.capture[0])
        }
    }

    func match(_ method: HTTPRequest.Method, path: String) -> Match {
        var node = root
        var captures: [String] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            if let child = node.children[String(part)] {
                node = child
            } else if let child = node.capture.first, !part.isEmpty {
                node = child
                captures.append(part.removingPercentEncoding ?? String(part))
            } else {
                return .nothing
            }
        }
        if let operation = node.operations[method] { return .found(operation, captures: captures) }
        return node.operations.isEmpty ? .nothing : .otherMethods(node.operations.keys.map(\.rawValue).sorted())
    }
}
