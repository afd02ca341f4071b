// libpq, and the few system calls that its owner thread needs.
#ifndef RENRENPAI_CPOSTGRES_SHIM_H
#define RENRENPAI_CPOSTGRES_SHIM_H

#include <libpq-fe.h>
#include <openssl/crypto.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

// Declared by <pthread.h> for _GNU_SOURCE only, which importers do not define.
extern int pthread_setname_np(pthread_t thread, const char *name);

// A process may end while a connection's thread is signing in: OpenSSL, which libpq signs in with, then must not have been
// taken apart by exit(). To be called before anything else wakes OpenSSL.
static inline void keep_openssl_until_the_end(void) { OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL); }

#endif
