/// How an exchange routes.
package enum AMQPExchangeKind: String, Sendable {
    case direct
    case topic
    case fanout
    case headers
}
