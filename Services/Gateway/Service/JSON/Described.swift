/// A type with a published description.
package protocol Described: Sendable {
    static var schema: ObjectSchema { get }
}
