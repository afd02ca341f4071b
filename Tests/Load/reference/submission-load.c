/* Sends reports over HTTP and measures the answers: the load of deploy/bench's part `submit`, in plain C so that it leaves
 * the processors to what is measured.
 *
 *   submission-load --port N --seconds N --tokens FILE --places FILE [--connections N] [--rate N] [--host ADDRESS]
 *
 * --tokens   access tokens of citizens, one a line, used in turn
 * --places   "longitude latitude", one a line, used in turn
 * --rate     requests a second, each measured from its scheduled moment (open loop); without it every connection sends
 *            its next request when it has the answer to the last (closed loop)
 *
 * Prints one line of JSON: accepted, refused, failed, seconds, perSecond, p50, p99, max (milliseconds).
 */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CAPACITY = 16384, MAXIMUM_CONNECTIONS = 1024 };

struct connection {
    int socket;
    int busy;
    double due;
    size_t out_length, out_sent, in_length;
    char out[CAPACITY], in[CAPACITY];
};

struct lines {
    char **items;
    size_t count;
};

static struct connection connections[MAXIMUM_CONNECTIONS];
static struct lines tokens, places;
static struct sockaddr_in address;
static double *latencies;
static size_t measured, room;
static long accepted, refused, failed, sent;
static uint64_t run;
static int epoll;

static void die(const char *what) {
    perror(what);
    exit(1);
}

static double now(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return moment.tv_sec + moment.tv_nsec / 1e9;
}

static struct lines read_lines(const char *path) {
    struct lines lines = {0};
    size_t capacity = 0, length = 0;
    char *line = NULL;
    FILE *file = fopen(path, "r");
    if (!file) die(path);
    for (ssize_t got; (got = getline(&line, &length, file)) > 0;) {
        line[strcspn(line, "\r\n")] = 0;
        if (!*line) continue;
        if (lines.count == capacity) {
            capacity = capacity ? capacity * 2 : 64;
            lines.items = realloc(lines.items, capacity * sizeof *lines.items);
            if (!lines.items) die("realloc");
        }
        lines.items[lines.count++] = strdup(line);
    }
    free(line);
    fclose(file);
    if (!lines.count) {
        fprintf(stderr, "%s is empty\n", path);
        exit(1);
    }
    return lines;
}

static void watch(struct connection *connection, int operation, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = connection};
    if (epoll_ctl(epoll, operation, connection->socket, &event)) die("epoll_ctl");
}

static void open_connection(struct connection *connection) {
    int on = 1;
    connection->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (connection->socket < 0) die("socket");
    if (connect(connection->socket, (struct sockaddr *)&address, sizeof address)) die("connect");
    setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(connection->socket, F_SETFL, O_NONBLOCK);
    connection->busy = 0;
    watch(connection, EPOLL_CTL_ADD, EPOLLIN);
}

static void record(double milliseconds) {
    if (measured == room) {
        room = room ? room * 2 : 65536;
        latencies = realloc(latencies, room * sizeof *latencies);
        if (!latencies) die("realloc");
    }
    latencies[measured++] = milliseconds;
}

/* Up to 40 m around a place, so that no two reports stand on one point. */
static double scatter(void) { return (drand48() - 0.5) * 0.0008; }

static void flush_out(struct connection *connection) {
    while (connection->out_sent < connection->out_length) {
        ssize_t wrote = write(connection->socket, connection->out + connection->out_sent,
                              connection->out_length - connection->out_sent);
        if (wrote > 0) {
            connection->out_sent += wrote;
        } else if (errno == EAGAIN) {
            watch(connection, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
            return;
        } else {
            die("write");
        }
    }
    watch(connection, EPOLL_CTL_MOD, EPOLLIN);
}

static void send_report(struct connection *connection, double due) {
    char body[1024];
    double longitude, latitude;
    const char *place = places.items[sent * 7919 % places.count];
    if (sscanf(place, "%lf %lf", &longitude, &latitude) != 2) {
        fprintf(stderr, "not a place: %s\n", place);
        exit(1);
    }
    int length = snprintf(body, sizeof body,
                          "{\"categoryCode\":\"0901\",\"text\":\"第%ld号:路边有垃圾,请尽快清理\",\"position\":{\"longitude\":%.6f,"
                          "\"latitude\":%.6f,\"system\":\"wgs84\",\"accuracyMetres\":12}}",
                          sent, longitude + scatter(), latitude + scatter());
    connection->out_length = snprintf(connection->out, CAPACITY,
                                      "POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                                      "Idempotency-Key: load-%016llx-%ld\r\nContent-Type: application/json\r\n"
                                      "Content-Length: %d\r\n\r\n%s",
                                      tokens.items[sent % tokens.count], (unsigned long long)run, sent, length, body);
    connection->out_sent = connection->in_length = 0;
    connection->busy = 1;
    connection->due = due;
    sent++;
    flush_out(connection);
}

/* Reads what is there; 1 when the answer is complete. */
static int receive(struct connection *connection) {
    for (;;) {
        ssize_t got = read(connection->socket, connection->in + connection->in_length, CAPACITY - 1 - connection->in_length);
        if (got == 0) return -1;
        if (got < 0) {
            if (errno == EAGAIN) return 0;
            return -1;
        }
        connection->in_length += got;
        connection->in[connection->in_length] = 0;
        char *end = strstr(connection->in, "\r\n\r\n");
        if (!end) continue;
        char *header = strcasestr(connection->in, "\r\ncontent-length:");
        size_t expected = header && header < end ? strtoul(header + 17, NULL, 10) : 0;
        if (connection->in_length >= (size_t)(end + 4 - connection->in) + expected) return 1;
    }
}

static void finish(struct connection *connection, double at) {
    int status = connection->in_length > 12 ? atoi(connection->in + 9) : 0;
    connection->busy = 0;
    if (status == 202) {
        accepted++;
        record((at - connection->due) * 1000);
    } else {
        if (!refused++) fprintf(stderr, "the first refusal: %.300s\n", connection->in);
    }
}

static int ascending(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

static double percentile(double share) {
    return measured ? latencies[(size_t)((measured - 1) * share)] : 0;
}

int main(int count, char **arguments) {
    int port = 0, number = 32;
    double seconds = 10, rate = 0;
    const char *host = "127.0.0.1";
    for (int place = 1; place + 1 < count; place += 2) {
        const char *name = arguments[place], *value = arguments[place + 1];
        if (!strcmp(name, "--port")) port = atoi(value);
        else if (!strcmp(name, "--host")) host = value;
        else if (!strcmp(name, "--connections")) number = atoi(value);
        else if (!strcmp(name, "--seconds")) seconds = atof(value);
        else if (!strcmp(name, "--rate")) rate = atof(value);
        else if (!strcmp(name, "--tokens")) tokens = read_lines(value);
        else if (!strcmp(name, "--places")) places = read_lines(value);
        else {
            fprintf(stderr, "unknown option %s\n", name);
            return 2;
        }
    }
    if (!port || !tokens.count || !places.count || number < 1 || number > MAXIMUM_CONNECTIONS) {
        fprintf(stderr, "wants --port, --tokens, --places, and at most %d --connections\n", MAXIMUM_CONNECTIONS);
        return 2;
    }
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1) die(host);
    if (getrandom(&run, sizeof run, 0) != sizeof run) die("getrandom");
    srand48((long)run);
    epoll = epoll_create1(0);
    if (epoll < 0) die("epoll_create1");
    for (int place = 0; place < number; place++) open_connection(&connections[place]);

    double begin = now(), end = begin + seconds;
    long scheduled = 0;
    int outstanding = 0, closing = 0;
    for (;;) {
        double moment = now();
        closing = closing || moment >= end;
        if (!closing) {
            for (int place = 0; place < number; place++) {
                if (connections[place].busy) continue;
                double due = rate > 0 ? begin + scheduled / rate : moment;
                if (due > moment) break;
                scheduled++;
                outstanding++;
                send_report(&connections[place], due);
            }
        } else if (!outstanding || moment > end + 30) {
            break;
        }
        struct epoll_event events[64];
        int wait = closing || rate == 0 ? 100 : 1;
        int ready = epoll_wait(epoll, events, 64, wait);
        double at = now();
        for (int place = 0; place < ready; place++) {
            struct connection *connection = events[place].data.ptr;
            if (events[place].events & EPOLLOUT) flush_out(connection);
            if (!(events[place].events & (EPOLLIN | EPOLLHUP | EPOLLERR))) continue;
            int state = receive(connection);
            if (state == 0) continue;
            if (connection->busy) outstanding--;
            if (state > 0) {
                finish(connection, at);
            } else {
                if (connection->busy) failed++;
                close(connection->socket);
                open_connection(connection);
            }
        }
    }
    double spent = now() - begin;

    qsort(latencies, measured, sizeof *latencies, ascending);
    printf("{\"accepted\": %ld, \"refused\": %ld, \"failed\": %ld, \"unanswered\": %d, \"seconds\": %.3f, \"perSecond\": %.1f, "
           "\"p50\": %.2f, \"p99\": %.2f, \"max\": %.2f}\n",
           accepted, refused, failed, outstanding, spent, accepted / spent, percentile(0.5), percentile(0.99),
           percentile(1));
    return refused || failed || outstanding ? 1 : 0;
}
