#define _GNU_SOURCE
#include "wires.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum { nobody = -1, most_events = 256 };

/** One socket. `waiting`: bytes it did not take yet, between `from` and `to`. */
typedef struct Wire {
  char *waiting;
  uint32_t from, to, room;
  /** −1 = the slot is free. */
  int fd;
  /** The next free slot. */
  int32_t next;
} Wire;

struct Wires {
  Wire *all;
  int32_t count, room;
  /** Slots to be used again now, and those that only rest: events that were told already may still name them. */
  int32_t free, resting;
  int epoll;
  /** Given up for a moment when there are no descriptors, so that a client in the queue can be turned away. */
  int spare;
};

Wires *wires_open(void) {
  Wires *wires = calloc(1, sizeof *wires);
  if (wires == NULL) return NULL;
  wires->free = wires->resting = nobody;
  wires->epoll = epoll_create1(EPOLL_CLOEXEC);
  wires->spare = eventfd(0, EFD_CLOEXEC);
  if (wires->epoll >= 0 && wires->spare >= 0) return wires;
  wires_close(wires);
  return NULL;
}

void wires_close(Wires *wires) {
  for (int32_t slot = 0; slot < wires->count; slot++)
    if (wires->all[slot].fd >= 0) wires_drop(wires, slot, false);
  if (wires->epoll >= 0) close(wires->epoll);
  if (wires->spare >= 0) close(wires->spare);
  free(wires->all);
  free(wires);
}

int wires_descriptor(const Wires *wires) { return wires->epoll; }

/** NULL: nothing is open there. */
static Wire *wire_at(const Wires *wires, int32_t slot) {
  return (uint32_t)slot < (uint32_t)wires->count && wires->all[slot].fd >= 0 ? &wires->all[slot] : NULL;
}

static int32_t take_slot(Wires *wires) {
  if (wires->free != nobody) {
    int32_t slot = wires->free;
    wires->free = wires->all[slot].next;
    return slot;
  }
  if (wires->count == wires->room) {
    int32_t room = wires->room == 0 ? 64 : wires->room * 2;
    Wire *all = realloc(wires->all, (size_t)room * sizeof *all);
    if (all == NULL) return -ENOMEM;
    wires->all = all;
    wires->room = room;
  }
  return wires->count++;
}

/** The descriptor is the slot's from now on, or closed. */
static int32_t add(Wires *wires, int fd, uint32_t events) {
  int32_t slot = take_slot(wires);
  if (slot < 0) {
    close(fd);
    return slot;
  }
  wires->all[slot] = (Wire){.fd = fd};
  struct epoll_event wish = {.events = events, .data.u32 = (uint32_t)slot};
  if (epoll_ctl(wires->epoll, EPOLL_CTL_ADD, fd, &wish) == 0) return slot;
  int error = errno;
  wires_drop(wires, slot, false);
  return -error;
}

static void let_rested_be_used(Wires *wires) {
  while (wires->resting != nobody) {
    int32_t slot = wires->resting;
    wires->resting = wires->all[slot].next;
    wires->all[slot].next = wires->free;
    wires->free = slot;
  }
}

int wires_poll(Wires *wires, WireEvent *events, int most) {
  struct epoll_event told[most_events];
  let_rested_be_used(wires);
  int count = epoll_wait(wires->epoll, told, most < most_events ? most : most_events, 0);
  for (int i = 0; i < count; i++) events[i] = (WireEvent){(int32_t)told[i].data.u32, (int32_t)told[i].events};
  return count < 0 ? 0 : count;
}

int32_t wires_listen(Wires *wires, int fd) {
  const int yes = 1;
  int listens = 0;
  socklen_t size = sizeof listens;
  if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0) return -errno;
  if (!listens) return -EINVAL;
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return -errno;
  // A socket, so that whoever asks for its address gets one; not of TCP, which would tell epoll that it is hung up.
  int silent = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (silent < 0) {
    int error = errno;
    close(copy);
    return -error;
  }
  // Whoever is accepted has it from here.
  setsockopt(copy, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  int32_t slot = add(wires, copy, EPOLLIN);
  // Last, so that whatever fails leaves `fd` as it was.
  if (slot >= 0 && dup3(silent, fd, O_CLOEXEC) < 0) {
    int error = errno;
    wires_drop(wires, slot, false);
    slot = -error;
  }
  close(silent);
  return slot;
}

/** No descriptor is left: whoever is first in the queue must not keep it for ever. */
static void turn_away(Wires *wires, int listening) {
  if (wires->spare >= 0) close(wires->spare);
  int fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
  if (fd >= 0) close(fd);
  wires->spare = eventfd(0, EFD_CLOEXEC);
}

static const uint32_t all_edges = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;

int32_t wires_accept(Wires *wires, int32_t listening) {
  const Wire *wire = wire_at(wires, listening);
  if (wire == NULL) return -1;
  int from = wire->fd, fd;
  do fd = accept4(from, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  while (fd < 0 && (errno == EINTR || errno == ECONNABORTED));
  if (fd < 0) {
    if (errno == EMFILE || errno == ENFILE) turn_away(wires, from);
    return -1;
  }
  // Somebody else took the descriptor when it was given up.
  if (wires->spare < 0) wires->spare = eventfd(0, EFD_CLOEXEC);
  int32_t slot = add(wires, fd, all_edges);
  return slot < 0 ? -1 : slot;
}

/** Length of the socket address, 0: it is no literal address. */
static socklen_t read_address(const char *text, uint16_t port, struct sockaddr_storage *address) {
  struct sockaddr_in *four = (struct sockaddr_in *)address;
  struct sockaddr_in6 *six = (struct sockaddr_in6 *)address;
  memset(address, 0, sizeof *address);
  if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(port);
    return sizeof *four;
  }
  if (inet_pton(AF_INET6, text, &six->sin6_addr) != 1) return 0;
  six->sin6_family = AF_INET6;
  six->sin6_port = htons(port);
  return sizeof *six;
}

int32_t wires_connect(Wires *wires, const char *address, uint16_t port) {
  const int yes = 1;
  struct sockaddr_storage to;
  socklen_t length = read_address(address, port, &to);
  if (length == 0) return -EINVAL;
  int fd = socket(to.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return -errno;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (connect(fd, (struct sockaddr *)&to, length) != 0 && errno != EINPROGRESS && errno != EINTR) {
    int error = errno;
    close(fd);
    return -error;
  }
  return add(wires, fd, all_edges);
}

ssize_t wires_read(Wires *wires, int32_t slot, char *into, size_t most) {
  const Wire *wire = wire_at(wires, slot);
  ssize_t got;
  if (wire == NULL) return -EINVAL;
  do got = recv(wire->fd, into, most, 0);
  while (got < 0 && errno == EINTR);
  return got < 0 ? -errno : got;
}

/** Bytes the socket took, or −errno. */
static ssize_t send_some(int fd, const char *bytes, size_t length) {
  ssize_t sent;
  do sent = send(fd, bytes, length, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  if (sent >= 0) return sent;
  return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -errno;
}

static int64_t keep(Wire *wire, const char *bytes, size_t length) {
  uint32_t waits = wire->to - wire->from;
  if (length > (size_t)INT32_MAX - waits) return -ENOBUFS;
  if (wire->to + length > wire->room) {
    if (wire->from > 0) memmove(wire->waiting, wire->waiting + wire->from, waits);
    wire->from = 0;
    wire->to = waits;
    uint32_t room = waits + (uint32_t)length;
    if (room > wire->room) {
      if (waits > 0) room += room / 2;
      char *waiting = realloc(wire->waiting, room);
      if (waiting == NULL) return -ENOMEM;
      wire->waiting = waiting;
      wire->room = room;
    }
  }
  memcpy(wire->waiting + wire->to, bytes, length);
  wire->to += (uint32_t)length;
  return wire->to - wire->from;
}

int64_t wires_write(Wires *wires, int32_t slot, const char *bytes, size_t length) {
  Wire *wire = wire_at(wires, slot);
  if (wire == NULL) return -EINVAL;
  if (length == 0) return wire->to - wire->from;
  if (wire->waiting != NULL) return keep(wire, bytes, length);
  ssize_t sent = send_some(wire->fd, bytes, length);
  if (sent < 0 || (size_t)sent == length) return sent < 0 ? sent : 0;
  return keep(wire, bytes + sent, length - (size_t)sent);
}

static void forget_waiting(Wire *wire) {
  free(wire->waiting);
  wire->waiting = NULL;
  wire->from = wire->to = wire->room = 0;
}

int64_t wires_flush(Wires *wires, int32_t slot) {
  Wire *wire = wire_at(wires, slot);
  if (wire == NULL) return -EINVAL;
  if (wire->waiting == NULL) return 0;
  ssize_t sent = send_some(wire->fd, wire->waiting + wire->from, wire->to - wire->from);
  if (sent < 0) return sent;
  wire->from += (uint32_t)sent;
  if (wire->from == wire->to) forget_waiting(wire);
  return wire->to - wire->from;
}

void wires_cork(Wires *wires, int32_t slot, bool corked) {
  const Wire *wire = wire_at(wires, slot);
  int value = corked;
  if (wire != NULL) setsockopt(wire->fd, IPPROTO_TCP, TCP_CORK, &value, sizeof value);
}

int wires_shutdown(Wires *wires, int32_t slot) {
  const Wire *wire = wire_at(wires, slot);
  if (wire == NULL) return -EINVAL;
  return shutdown(wire->fd, SHUT_WR) == 0 ? 0 : -errno;
}

void wires_drop(Wires *wires, int32_t slot, bool reset) {
  Wire *wire = wire_at(wires, slot);
  const struct linger at_once = {.l_onoff = 1, .l_linger = 0};
  if (wire == NULL) return;
  if (reset) setsockopt(wire->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(wire->fd);
  forget_waiting(wire);
  wire->fd = -1;
  wire->next = wires->resting;
  wires->resting = slot;
}

void wires_leave(Wires *wires, int32_t slot) {
  const Wire *wire = wire_at(wires, slot);
  if (wire == NULL) return;
  // A copy keeps the socket open, and with it what epoll was told.
  epoll_ctl(wires->epoll, EPOLL_CTL_DEL, wire->fd, NULL);
  wires_drop(wires, slot, false);
}

int wires_error(Wires *wires, int32_t slot) {
  const Wire *wire = wire_at(wires, slot);
  int error = 0;
  socklen_t length = sizeof error;
  if (wire == NULL) return EINVAL;
  return getsockopt(wire->fd, SOL_SOCKET, SO_ERROR, &error, &length) == 0 ? error : errno;
}

int wires_fd(const Wires *wires, int32_t slot) {
  const Wire *wire = wire_at(wires, slot);
  return wire == NULL ? -1 : wire->fd;
}

bool wires_peer(const Wires *wires, int32_t slot, char *text, size_t length) {
  struct sockaddr_storage peer;
  socklen_t size = sizeof peer;
  const Wire *wire = wire_at(wires, slot);
  if (wire == NULL || getpeername(wire->fd, (struct sockaddr *)&peer, &size) != 0) return false;
  const void *address = peer.ss_family == AF_INET ? (const void *)&((struct sockaddr_in *)&peer)->sin_addr
                                                  : (const void *)&((struct sockaddr_in6 *)&peer)->sin6_addr;
  return inet_ntop(peer.ss_family, address, text, (socklen_t)length) != NULL;
}
