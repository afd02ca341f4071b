/// The body of an answer; its JSON fits its schema.
package protocol ResponseContent: Described, Encodable {}
