/// The body of a request: made of members that its schema has accepted.
package protocol RequestContent: Described {
    init(_ json: JSONObject) throws
}
