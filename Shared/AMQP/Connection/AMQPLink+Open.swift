import CRabbitMQ
import Glibc

extension AMQPLink {
    /// Connects, encrypts and logs in; blocks for at most about twice the connect timeout, and name resolution.
    static func open(
        _ configuration: AMQPConfiguration,
        host: String,
        callGuard: CallGuard
    ) throws(AMQPError) -> AMQPLink {
        guard let connection = amqp_new_connection() else {
            throw AMQPError(.unexpected, "librabbitmq could not get memory.")
        }
        do throws(AMQPError) {
            let (name, port) = address(host, configuration.port)
            try openSocket(connection, configuration, name, port)
            let socket = amqp_get_sockfd(connection)
            let limit = UInt32(clamping: configuration.rpcTimeout.wholeNanoseconds / 1_000_000)
            guard crabbitmq_tune_socket(socket, limit) == 0 else {
                throw AMQPError(.connectFailed, "Setting socket options failed: errno \(errno).")
            }
            callGuard.attach(socket)
            callGuard.arm(until: .now + configuration.connectTimeout + Watchdog.grain)
            try logIn(connection, configuration)
            return AMQPLink(
                connection: connection,
                isEncrypted: configuration.tls != nil,
                callGuard: callGuard,
                callLimit: configuration.rpcTimeout
            )
        } catch {
            callGuard.detach()
            amqp_destroy_connection(connection)
            throw error
        }
    }

    /// "host:port" with one colon carries its own port; anything else is a name or an address.
    private static func address(_ host: String, _ port: Int) -> (name: String, port: Int) {
        let parts = host.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let own = Int(parts[1]) else { return (host, port) }
        return (String(parts[0]), own)
    }

    private static func openSocket(
        _ connection: amqp_connection_state_t,
        _ configuration: AMQPConfiguration,
        _ host: String,
        _ port: Int
    ) throws(AMQPError) {
        var timeout = configuration.connectTimeout.timeValue
        amqp_set_handshake_timeout(connection, &timeout)
        let socket: OpaquePointer?
        if let tls = configuration.tls {
            socket = try encryptedSocket(connection, tls)
        } else {
            socket = amqp_tcp_socket_new(connection)
        }
        guard let socket else { throw AMQPError(.unexpected, "librabbitmq could not make a socket.") }
        let status = amqp_socket_open_noblock(socket, host, Int32(port), &timeout)
        guard status == AMQP_STATUS_OK.rawValue else {
            let reason = AMQPError.library(status, during: "connecting to \(host):\(port)")
            throw reason.code == .tlsFailed ? reason : AMQPError(.connectFailed, reason.message)
        }
    }

    private static func encryptedSocket(
        _ connection: amqp_connection_state_t,
        _ tls: AMQPTLS
    ) throws(AMQPError) -> OpaquePointer? {
        guard let socket = amqp_ssl_socket_new(connection) else { return nil }
        amqp_ssl_socket_set_verify_peer(socket, tls.verifiesPeer ? 1 : 0)
        amqp_ssl_socket_set_verify_hostname(socket, tls.verifiesHost ? 1 : 0)
        guard amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST) == AMQP_STATUS_OK.rawValue,
            amqp_ssl_socket_set_cacert(socket, tls.rootCertificateFile) == AMQP_STATUS_OK.rawValue
        else {
            throw AMQPError(.tlsFailed, "Cannot use the root certificates in \(tls.rootCertificateFile).")
        }
        if let certificate = tls.clientCertificateFile, let key = tls.clientKeyFile {
            guard amqp_ssl_socket_set_key(socket, certificate, key) == AMQP_STATUS_OK.rawValue else {
                throw AMQPError(.tlsFailed, "Cannot use the client certificate \(certificate) with its key.")
            }
        }
        return socket
    }

    private static func logIn(
        _ connection: amqp_connection_state_t,
        _ configuration: AMQPConfiguration
    ) throws(AMQPError) {
        // Without these the broker blocks silently and just stops delivering from a deleted queue.
        let capabilities: [String: AMQPValue] = [
            "connection.blocked": true, "consumer_cancel_notify": true, "publisher_confirms": true,
            "basic.nack": true, "authentication_failure_close": true,
        ]
        let encoder = ArgumentEncoder()
        var told: [String: AMQPValue] = [
            "capabilities": .table(capabilities),
            "connection_name": .string(configuration.connectionName),
        ]
        if !configuration.clientVersion.isEmpty { told["version"] = .string(configuration.clientVersion) }
        var properties = try encoder.table(told)
        let heartbeat = max(1, Int32(clamping: configuration.heartbeat.components.seconds))
        let reply = crabbitmq_login_plain(
            connection,
            configuration.virtualHost,
            0,
            AMQP_DEFAULT_FRAME_SIZE,
            heartbeat,
            &properties,
            configuration.user,
            configuration.password
        )
        switch reply.reply_type {
        case AMQP_RESPONSE_NORMAL:
            var timeout = configuration.rpcTimeout.timeValue
            amqp_set_rpc_timeout(connection, &timeout)
        case AMQP_RESPONSE_SERVER_EXCEPTION where reply.reply.id == CRABBITMQ_CONNECTION_CLOSE.rawValue:
            guard let close = reply.reply.decoded?.assumingMemoryBound(to: amqp_connection_close_t.self).pointee
            else { throw AMQPError(.connectFailed, "The broker closed the connection.") }
            let reason = AMQPError.connectionClose(close, during: "logging in as \(configuration.user)")
            // 403 access refused, 530 not allowed (the virtual host).
            let code: AMQPError.Code =
                close.reply_code == 403 || close.reply_code == 530 ? .authenticationFailed : .connectFailed
            throw AMQPError(code, reason.message, replyCode: close.reply_code)
        case AMQP_RESPONSE_LIBRARY_EXCEPTION:
            let reason = AMQPError.library(reply.library_error, during: "logging in as \(configuration.user)")
            throw AMQPError(.connectFailed, reason.message)
        default:
            throw AMQPError(.connectFailed, "The broker did not answer the login.")
        }
    }
}
