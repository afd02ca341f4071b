// libpq, and the few system calls that its owner thread needs.
#ifndef RENRENPAI_CPOSTGRES_SHIM_H
#define RENRENPAI_CPOSTGRES_SHIM_H

#include <libpq-fe.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

// Declared by <pthread.h> for _GNU_SOURCE only, which importers do not define.
extern int pthread_setname_np(pthread_t thread, const char *name);

#endif
