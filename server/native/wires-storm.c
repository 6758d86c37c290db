// Random acts on wires and their peers, for the sanitizers; not part of the addon. In this folder:
//   cc -g -O1 -fsanitize=address,undefined -o /tmp/wires-storm wires-storm.c wires.c && /tmp/wires-storm 200000 1
// Arguments: acts, seed. Exit code 1: bytes came that were not sent, an event named a slot in which nothing is open, or descriptors were left.
#define _GNU_SOURCE
#include "wires.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { most_slots = 64, most_fds = 1024, most_bytes = 200000 };

/** One wire and who is at its other end (−1: not known, or gone). Bytes each way count up, so that one that is lost or doubled is seen. */
typedef struct {
  int peer, copy;
  unsigned char sent, heard, peer_sent, peer_heard;
  int open, queued, shut;
} Storm;

static Storm storm[most_slots];
static char bytes[most_bytes];
static int wrong;

static int count_fds(void) {
  int count = 0;
  for (int fd = 0; fd < most_fds; fd++) count += fcntl(fd, F_GETFD) >= 0;
  return count;
}

static int listening(struct sockaddr_in *address) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  socklen_t length = sizeof *address;
  *address = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(fd, (struct sockaddr *)address, length) != 0 || listen(fd, 16) != 0) abort();
  getsockname(fd, (struct sockaddr *)address, &length);
  return fd;
}

static void fill(unsigned char from, size_t length) {
  for (size_t i = 0; i < length; i++) bytes[i] = (char)(from + i);
}
static void check(unsigned char *expected, ssize_t length) {
  for (ssize_t i = 0; i < length; i++) wrong += (unsigned char)bytes[i] != (*expected)++;
}

static void begin(int32_t slot, int peer) {
  if (slot < 0 || slot >= most_slots) {
    if (peer >= 0) close(peer);
    return;
  }
  storm[slot] = (Storm){.peer = peer, .copy = -1, .open = 1};
}
static void part(Storm *it, int reset) {
  struct linger off = {1, 0};
  if (it->peer < 0) return;
  if (reset) setsockopt(it->peer, SOL_SOCKET, SO_LINGER, &off, sizeof off);
  close(it->peer);
  it->peer = -1;
}
static void end(Wires *wires, int32_t slot, int how) {
  Storm *it = &storm[slot];
  if (how == 2) {
    it->copy = fcntl(wires_fd(wires, slot), F_DUPFD_CLOEXEC, 0);
    wires_leave(wires, slot);
    close(it->copy);
  } else wires_drop(wires, slot, how == 1);
  part(it, 0);
  it->open = 0;
}

/** A client comes to a listening slot, or a slot goes to a listening peer; sometimes to where nobody listens. */
static void open_one(Wires *wires, int32_t door, const struct sockaddr_in *address, int far, uint16_t far_port) {
  if (rand() % 2) {
    int peer = socket(AF_INET, SOCK_STREAM, 0);
    connect(peer, (const struct sockaddr *)address, sizeof *address);
    begin(wires_accept(wires, door), peer);
  } else if (rand() % 8) {
    int32_t slot = wires_connect(wires, "127.0.0.1", far_port);
    begin(slot, accept4(far, NULL, NULL, SOCK_CLOEXEC));
  } else {
    begin(wires_connect(wires, rand() % 2 ? "127.0.0.1" : "::1", 1), -1);
    if (wires_connect(wires, "no address", 1) != -EINVAL) wrong++;
  }
}

static void act(Wires *wires, int32_t slot) {
  Storm *it = &storm[slot];
  size_t length = 1 + (size_t)rand() % (rand() % 4 ? 2000 : most_bytes);
  int what = rand() % 100;
  if (what < 25 && !it->shut) {
    fill(it->sent, length);
    int64_t waits = wires_write(wires, slot, bytes, length);
    it->sent = (unsigned char)(it->sent + length);
    if (waits < 0) return end(wires, slot, 0);
    it->queued = waits > 0;
  } else if (what < 45) {
    ssize_t got = wires_read(wires, slot, bytes, length);
    check(&it->heard, got);
    if (got < 0 && got != -EAGAIN) end(wires, slot, 0);
  } else if (what < 55) {
    int64_t waits = wires_flush(wires, slot);
    if (waits < 0) return end(wires, slot, 0);
    it->queued = waits > 0;
  } else if (what < 65 && it->peer >= 0) {
    fill(it->peer_sent, length);
    ssize_t sent = send(it->peer, bytes, length, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) it->peer_sent = (unsigned char)(it->peer_sent + sent);
  } else if (what < 85 && it->peer >= 0) check(&it->peer_heard, recv(it->peer, bytes, sizeof bytes, MSG_DONTWAIT));
  else if (what < 87) wires_cork(wires, slot, rand() % 2);
  else if (what < 89 && !it->queued) it->shut = wires_shutdown(wires, slot) == 0;
  else if (what < 91 && it->peer >= 0) shutdown(it->peer, SHUT_WR);
  else if (what < 93) part(it, rand() % 2);
  else if (what < 96) end(wires, slot, rand() % 3);
  else {
    char text[64];
    wires_peer(wires, slot, text, sizeof text);
    wires_error(wires, slot);
  }
}

/** Slots that were never given, or are free: each call must refuse them. */
static void nonsense(Wires *wires, int32_t slot) {
  char text[64];
  if (slot >= 0 && slot < most_slots && wires_fd(wires, slot) >= 0) return;
  wrong += wires_read(wires, slot, bytes, 1) != -EINVAL || wires_write(wires, slot, bytes, 1) != -EINVAL;
  wrong += wires_flush(wires, slot) != -EINVAL || wires_shutdown(wires, slot) != -EINVAL;
  wrong += wires_accept(wires, slot) != -1 || wires_error(wires, slot) != EINVAL;
  wrong += wires_fd(wires, slot) != -1 || wires_peer(wires, slot, text, sizeof text);
  wires_cork(wires, slot, true);
  wires_drop(wires, slot, true);
  wires_leave(wires, slot);
}

int main(int argc, char **argv) {
  int acts = argc > 1 ? atoi(argv[1]) : 200000, before = count_fds(), ended = 0;
  struct sockaddr_in address, far_address;
  WireEvent events[256];
  srand(argc > 2 ? (unsigned)atoi(argv[2]) : 1);
  Wires *wires = wires_open();
  int given = listening(&address), far = listening(&far_address);
  int32_t door = wires_listen(wires, given);
  for (int i = 0; i < acts; i++) {
    int32_t slot = rand() % most_slots;
    if (slot == door) continue;
    if (storm[slot].open) act(wires, slot);
    else if (rand() % 4 == 0) open_one(wires, door, &address, far, ntohs(far_address.sin_port));
    if (rand() % 16 == 0) nonsense(wires, rand() % 3 ? rand() - rand() : slot);
    if (rand() % 8) continue;
    int count = wires_poll(wires, events, 1 + rand() % 256);
    for (int e = 0; e < count; e++) wrong += events[e].slot != door && !storm[events[e].slot].open;
    ended += count;
  }
  for (int i = 0; i < most_slots; i++)
    if (storm[i].open) part(&storm[i], 0);
  // Those that are open still are for its own end.
  wires_close(wires);
  close(given);
  close(far);
  printf("%d events; %d wrong; %d descriptors before, %d after\n", ended, wrong, before, count_fds());
  return wrong > 0 || count_fds() != before;
}
