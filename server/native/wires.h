// Sockets outside of Node, on JavaScript's own thread: accept, connect, read, write and close are one system call each, and nothing else. What
// belongs to a socket's life (half-close, back-pressure, order of events) is JavaScript's: server/src/net/wire.ts.
#ifndef GYRE_WIRES_H
#define GYRE_WIRES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/** What epoll said about a slot: its own bits. */
typedef struct WireEvent {
  int32_t slot;
  int32_t events;
} WireEvent;

typedef struct Wires Wires;

// A slot in which nothing is open is refused: −EINVAL, or nothing happens.

/** NULL: no memory or no descriptors. */
Wires *wires_open(void);
/** Closes all that is open. */
void wires_close(Wires *wires);
/** Readable while something happened that `wires_poll` did not tell of. */
int wires_descriptor(const Wires *wires);
/** What happened since it was asked last. Slots that were closed before may from now on be another socket's. */
int wires_poll(Wires *wires, WireEvent *events, int most);

/**
 * Takes over what `fd` listens to; `fd` itself stays open, and nothing ever happens on it again. Call it before anybody's epoll has seen `fd`.
 * A slot, or −errno.
 */
int32_t wires_listen(Wires *wires, int fd);
/** The next client of a listening slot: a slot; −1 = none waits. */
int32_t wires_accept(Wires *wires, int32_t listening);
/** Begins to connect to a literal address; it is open when epoll says that it is writable. A slot, or −errno. */
int32_t wires_connect(Wires *wires, const char *address, uint16_t port);

/** Bytes read; 0 = the peer closed its half; −errno, −EAGAIN when there are none. */
ssize_t wires_read(Wires *wires, int32_t slot, char *into, size_t most);
/** Sends, and keeps what the socket does not take. Bytes that wait now, or −errno. */
int64_t wires_write(Wires *wires, int32_t slot, const char *bytes, size_t length);
/** Sends what waits. Bytes that still wait, or −errno. */
int64_t wires_flush(Wires *wires, int32_t slot);
/** Whether small writes are held back, to leave together. */
void wires_cork(Wires *wires, int32_t slot, bool corked);
/** Closes our sending half: 0 or −errno. */
int wires_shutdown(Wires *wires, int32_t slot);
/** Closes it; what waits is lost. With `reset` the peer is told of an error. */
void wires_drop(Wires *wires, int32_t slot, bool reset);
/** Closes this descriptor of it and says nothing to the peer: somebody has a copy. */
void wires_leave(Wires *wires, int32_t slot);

/** The error of a socket that did not connect, errno; 0 = none. */
int wires_error(Wires *wires, int32_t slot);
/** Its descriptor, or −1. */
int wires_fd(const Wires *wires, int32_t slot);
/** The peer's address as text; false: there is none any more. */
bool wires_peer(const Wires *wires, int32_t slot, char *text, size_t length);

#endif
