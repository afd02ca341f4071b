/*
 * The yardstick of the AMQP figures: the same work as Shared/AMQP, written plainly on librabbitmq.
 *
 *   amqp-reference publish --window 100 --messages 100000   publishes with confirms, at most `window` unconfirmed
 *   amqp-reference consume --window 500 --messages 100000   receives with prefetch `window`, acknowledges by hundreds
 *
 * Options: --host --port --user --password --vhost --queue --body (bytes). The queue is a quorum queue; `publish`
 * declares and purges it first. Prints one JSON object; exits 1 with words when something fails.
 *
 * Build: cc -O2 -o amqp-reference amqp-reference.c -lrabbitmq
 */
#define _GNU_SOURCE
#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_tcp_socket.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

static const char *host = "127.0.0.1", *user = "guest", *password = "guest", *vhost = "/";
static const char *queue = "bench.reference";
static int port = 5672;
static uint64_t window = 100, messages = 100000, body_size = 800;
static amqp_connection_state_t connection;

static void die(const char *what, const char *why) {
    fprintf(stderr, "amqp-reference: %s: %s\n", what, why);
    exit(1);
}

static void check_status(int status, const char *what) {
    if (status != AMQP_STATUS_OK) {
        die(what, amqp_error_string2(status));
    }
}

static void check_reply(amqp_rpc_reply_t reply, const char *what) {
    if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION) {
        die(what, amqp_error_string2(reply.library_error));
    }
    if (reply.reply_type != AMQP_RESPONSE_NORMAL) {
        die(what, "refused by the broker");
    }
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void open_connection(void) {
    connection = amqp_new_connection();
    amqp_socket_t *socket = amqp_tcp_socket_new(connection);
    if (socket == NULL) {
        die("socket", "out of memory");
    }
    check_status(amqp_socket_open(socket, host, port), "connecting");
    int on = 1;
    setsockopt(amqp_get_sockfd(connection), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    check_reply(amqp_login(connection, vhost, 0, 131072, 10, AMQP_SASL_METHOD_PLAIN, user, password), "login");
    amqp_channel_open(connection, 1);
    check_reply(amqp_get_rpc_reply(connection), "channel");
}

static void declare_queue(int purge) {
    amqp_table_entry_t entry = {.key = amqp_cstring_bytes("x-queue-type"),
                                .value = {.kind = AMQP_FIELD_KIND_UTF8,
                                          .value = {.bytes = amqp_cstring_bytes("quorum")}}};
    amqp_table_t arguments = {.num_entries = 1, .entries = &entry};
    amqp_queue_declare(connection, 1, amqp_cstring_bytes(queue), 0, 1, 0, 0, arguments);
    check_reply(amqp_get_rpc_reply(connection), "declaring the queue");
    if (purge) {
        amqp_queue_purge(connection, 1, amqp_cstring_bytes(queue));
        check_reply(amqp_get_rpc_reply(connection), "purging the queue");
    }
}

/* The next frame; waits when there is none yet and `wait` is set. Returns 0 when there is none. */
static int next_frame(amqp_frame_t *frame, int wait) {
    struct timeval at_once = {0, 0};
    struct timeval ten_seconds = {10, 0};
    int status = amqp_simple_wait_frame_noblock(connection, frame, wait ? &ten_seconds : &at_once);
    if (status == AMQP_STATUS_TIMEOUT && !wait) {
        return 0;
    }
    check_status(status, "receiving");
    return 1;
}

/* Counts confirmed messages; single acks may come in any order, so those above the mark are remembered in a ring. */
struct confirms {
    uint64_t settled_below; /* every tag up to this one is settled */
    uint64_t count;
    unsigned char *ring;
    uint64_t ring_size;
};

static void settle(struct confirms *confirms, uint64_t tag, int multiple) {
    uint64_t first = multiple ? confirms->settled_below + 1 : tag;
    for (uint64_t each = first; each <= tag; each++) {
        unsigned char *slot = &confirms->ring[each % confirms->ring_size];
        if (each > confirms->settled_below && !*slot) {
            *slot = 1;
            confirms->count++;
        }
    }
    while (confirms->ring[(confirms->settled_below + 1) % confirms->ring_size]) {
        confirms->settled_below++;
        confirms->ring[confirms->settled_below % confirms->ring_size] = 0;
    }
}

static void read_confirm(struct confirms *confirms, int wait) {
    amqp_frame_t frame;
    while (next_frame(&frame, wait)) {
        wait = 0;
        if (frame.frame_type != AMQP_FRAME_METHOD) {
            continue;
        }
        if (frame.payload.method.id == AMQP_BASIC_ACK_METHOD) {
            amqp_basic_ack_t *ack = frame.payload.method.decoded;
            settle(confirms, ack->delivery_tag, ack->multiple);
        } else if (frame.payload.method.id != AMQP_CONNECTION_UNBLOCKED_METHOD) {
            die("publishing", "the broker sent something other than an ack");
        }
        if (!amqp_frames_enqueued(connection) && !amqp_data_in_buffer(connection)) {
            break;
        }
    }
    amqp_maybe_release_buffers(connection);
}

static double publish(void) {
    declare_queue(1);
    amqp_confirm_select(connection, 1);
    check_reply(amqp_get_rpc_reply(connection), "confirm.select");
    char *body = malloc(body_size);
    /* Wide enough for single acks far ahead of the oldest open tag. */
    struct confirms confirms = {.ring_size = messages + 2};
    confirms.ring = calloc(confirms.ring_size, 1);
    if (body == NULL || confirms.ring == NULL) {
        die("publish", "out of memory");
    }
    memset(body, 'x', body_size);
    double start = now();
    for (uint64_t sent = 0; confirms.count < messages;) {
        while (sent < messages && sent - confirms.count < window) {
            char id[40];
            snprintf(id, sizeof id, "message-0000-0000-%" PRIu64, sent);
            amqp_basic_properties_t properties = {
                ._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG |
                          AMQP_BASIC_TYPE_FLAG,
                .content_type = amqp_cstring_bytes("application/json"),
                .delivery_mode = 2,
                .message_id = amqp_cstring_bytes(id),
                .type = amqp_cstring_bytes("report.registered.v1")};
            amqp_bytes_t bytes = {.len = body_size, .bytes = body};
            check_status(amqp_basic_publish(connection, 1, amqp_empty_bytes, amqp_cstring_bytes(queue), 1, 0,
                                            &properties, bytes),
                         "publishing");
            sent++;
        }
        read_confirm(&confirms, 1);
    }
    return now() - start;
}

static double consume(void) {
    declare_queue(0);
    amqp_basic_qos(connection, 1, 0, (uint16_t)window, 0);
    check_reply(amqp_get_rpc_reply(connection), "basic.qos");
    amqp_basic_consume(connection, 1, amqp_cstring_bytes(queue), amqp_empty_bytes, 0, 0, 0, amqp_empty_table);
    check_reply(amqp_get_rpc_reply(connection), "basic.consume");
    double start = 0;
    uint64_t every = window < 200 ? (window + 1) / 2 : 100;
    for (uint64_t received = 0; received < messages;) {
        amqp_envelope_t envelope;
        struct timeval ten_seconds = {10, 0};
        check_reply(amqp_consume_message(connection, &envelope, &ten_seconds, 0), "consuming");
        if (received == 0) {
            start = now();
        }
        received++;
        if (received % every == 0 || received == messages) {
            check_status(amqp_basic_ack(connection, 1, envelope.delivery_tag, 1), "acknowledging");
        }
        amqp_destroy_envelope(&envelope);
        amqp_maybe_release_buffers(connection);
    }
    return now() - start;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        die("usage", "amqp-reference publish|consume [--window N] [--messages N] [--queue NAME] [--host …]");
    }
    for (int index = 2; index + 1 < argc; index += 2) {
        const char *name = argv[index], *value = argv[index + 1];
        if (strcmp(name, "--host") == 0) host = value;
        else if (strcmp(name, "--port") == 0) port = atoi(value);
        else if (strcmp(name, "--user") == 0) user = value;
        else if (strcmp(name, "--password") == 0) password = value;
        else if (strcmp(name, "--vhost") == 0) vhost = value;
        else if (strcmp(name, "--queue") == 0) queue = value;
        else if (strcmp(name, "--window") == 0) window = strtoull(value, NULL, 10);
        else if (strcmp(name, "--messages") == 0) messages = strtoull(value, NULL, 10);
        else if (strcmp(name, "--body") == 0) body_size = strtoull(value, NULL, 10);
        else die("unknown option", name);
    }
    if (window == 0 || messages == 0) {
        die("usage", "--window and --messages must be at least 1");
    }
    open_connection();
    double seconds;
    if (strcmp(argv[1], "publish") == 0) {
        seconds = publish();
    } else if (strcmp(argv[1], "consume") == 0) {
        seconds = consume();
    } else {
        die("unknown command", argv[1]);
    }
    printf("{\"command\":\"%s\",\"window\":%" PRIu64 ",\"messages\":%" PRIu64 ",\"body\":%" PRIu64
           ",\"seconds\":%.6f,\"perSecond\":%.1f}\n",
           argv[1], window, messages, body_size, seconds, (double)messages / seconds);
    amqp_connection_close(connection, AMQP_REPLY_SUCCESS);
    amqp_destroy_connection(connection);
    return 0;
}
