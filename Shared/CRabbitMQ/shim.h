/*
 * What Swift needs from librabbitmq 0.11 beyond its own headers: calls that are variadic, constants that are macros
 * with a cast, and small accessors of unions. Everything is `static inline`; nothing here keeps state.
 */
#ifndef CRABBITMQ_SHIM_H
#define CRABBITMQ_SHIM_H

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* amqp_login_with_properties is variadic: the credentials of SASL PLAIN follow the method. */
static inline amqp_rpc_reply_t crabbitmq_login_plain(amqp_connection_state_t state, const char *vhost, int channel_max,
                                                     int frame_max, int heartbeat_seconds,
                                                     const amqp_table_t *client_properties, const char *user,
                                                     const char *password) {
    return amqp_login_with_properties(state, vhost, channel_max, frame_max, heartbeat_seconds, client_properties,
                                      AMQP_SASL_METHOD_PLAIN, user, password);
}

/* Methods that the owner's loop dispatches on. As an enum they are imported; the library's macros carry a cast. */
enum crabbitmq_method {
    CRABBITMQ_CONNECTION_CLOSE = 0x000A0032,
    CRABBITMQ_CONNECTION_CLOSE_OK = 0x000A0033,
    CRABBITMQ_CONNECTION_BLOCKED = 0x000A003C,
    CRABBITMQ_CONNECTION_UNBLOCKED = 0x000A003D,
    CRABBITMQ_CHANNEL_CLOSE = 0x00140028,
    CRABBITMQ_CHANNEL_CLOSE_OK = 0x00140029,
    CRABBITMQ_BASIC_CANCEL = 0x003C001E,
    CRABBITMQ_BASIC_CANCEL_OK = 0x003C001F,
    CRABBITMQ_BASIC_RETURN = 0x003C0032,
    CRABBITMQ_BASIC_DELIVER = 0x003C003C,
    CRABBITMQ_BASIC_GET_OK = 0x003C0047,
    CRABBITMQ_BASIC_ACK = 0x003C0050,
    CRABBITMQ_BASIC_NACK = 0x003C0078
};

_Static_assert(CRABBITMQ_BASIC_DELIVER == AMQP_BASIC_DELIVER_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_BASIC_CANCEL == AMQP_BASIC_CANCEL_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_BASIC_CANCEL_OK == AMQP_BASIC_CANCEL_OK_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_BASIC_RETURN == AMQP_BASIC_RETURN_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_BASIC_GET_OK == AMQP_BASIC_GET_OK_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_BASIC_ACK == AMQP_BASIC_ACK_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_BASIC_NACK == AMQP_BASIC_NACK_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_CHANNEL_CLOSE == AMQP_CHANNEL_CLOSE_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_CHANNEL_CLOSE_OK == AMQP_CHANNEL_CLOSE_OK_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_CONNECTION_CLOSE == AMQP_CONNECTION_CLOSE_METHOD, "method numbers must match the library's");
_Static_assert(CRABBITMQ_CONNECTION_CLOSE_OK == AMQP_CONNECTION_CLOSE_OK_METHOD, "method numbers must match");
_Static_assert(CRABBITMQ_CONNECTION_BLOCKED == AMQP_CONNECTION_BLOCKED_METHOD, "method numbers must match");
_Static_assert(CRABBITMQ_CONNECTION_UNBLOCKED == AMQP_CONNECTION_UNBLOCKED_METHOD, "method numbers must match");

/*
 * Unsent or unacknowledged bytes may stay at most this long before the kernel gives the connection up, and small
 * frames are not held back for Nagle's algorithm. Returns 0, or -1 with errno set.
 */
static inline int crabbitmq_tune_socket(int fd, unsigned int user_timeout_milliseconds) {
    int on = 1;
    if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) {
        return -1;
    }
    return setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &user_timeout_milliseconds, sizeof user_timeout_milliseconds);
}

/* Holds small frames back until uncorked (at most 200 ms), so that a batch leaves in few segments. */
static inline void crabbitmq_cork(int fd, int on) { (void)setsockopt(fd, IPPROTO_TCP, TCP_CORK, &on, sizeof on); }

/* A counter that wakes a polling thread; -1 with errno set when there are no more descriptors. */
static inline int crabbitmq_wake_open(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

static inline void crabbitmq_wake_write(int fd) { (void)eventfd_write(fd, 1); }

static inline void crabbitmq_wake_read(int fd) {
    eventfd_t count;
    (void)eventfd_read(fd, &count);
}

/*
 * Waits until the socket (-1: none) or the wake counter can be read; a negative timeout waits for ever.
 * Returns 1 for the socket, 2 for the counter, 3 for both, 0 for neither. An error of the socket counts as readable.
 */
static inline int crabbitmq_poll(int socket, int wake, int timeout_milliseconds) {
    struct pollfd descriptors[2] = {{.fd = socket, .events = POLLIN}, {.fd = wake, .events = POLLIN}};
    if (poll(descriptors, 2, timeout_milliseconds) <= 0) {
        return 0;
    }
    return (descriptors[0].revents != 0 ? 1 : 0) | (descriptors[1].revents != 0 ? 2 : 0);
}

#endif
