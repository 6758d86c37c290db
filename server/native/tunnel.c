// What pump.ts does, for descriptors: bytes both ways with back-pressure and half-close, a reset passed on as a cut, an end in peace after what
// waits. Edges of epoll only say that something may be tried; no side is ever registered anew, so a peer that stands still costs nothing.
#define _GNU_SOURCE
#include "tunnel.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/** How many of those in line have their turn at a time. */
enum { turns_at_once = 2 };

static Side *other(Side *side) {
  return side == &side->tunnel->side[0] ? &side->tunnel->side[1] : &side->tunnel->side[0];
}

static void close_side(Loop *loop, Side *side) {
  if (side->fd < 0) return;
  epoll_ctl(loop->epoll, EPOLL_CTL_DEL, side->fd, NULL);
  close(side->fd);
  side->fd = -1;
  free(side->waiting);
  side->waiting = NULL;
  if (other(side)->fd >= 0) return;
  side->tunnel->next_ended = loop->ended;
  loop->ended = side->tunnel;
}

static void finish_side(Loop *loop, Side *side) {
  if (side->fd < 0) return;
  side->closing = true;
  if (side->waiting == NULL) close_side(loop, side);
}

/** A side is gone: after an error the other one is cut, after a close in peace it may still get what waits for it. */
static void gone(Loop *loop, Side *side, bool in_peace) {
  close_side(loop, side);
  if (in_peace) finish_side(loop, other(side));
  else close_side(loop, other(side));
}

static void shut(Loop *loop, Side *side) {
  if (shutdown(side->fd, SHUT_WR) != 0) gone(loop, side, false);
  else if (side->ended) gone(loop, side, true);
}

/** The peer of `from` sends nothing more. */
static void end(Loop *loop, Side *from) {
  from->ended = true;
  from->readable = false;
  Side *to = other(from);
  if (to->fd < 0 || to->closing) return;
  to->shutting = true;
  if (to->waiting != NULL) return;
  // Both halves are over and nothing waits: closing says so in one system call instead of two.
  if (to->ended) gone(loop, to, true);
  else shut(loop, to);
}

static ssize_t send_some(int fd, const char *bytes, size_t length) {
  ssize_t sent;
  do sent = send(fd, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT);
  while (sent < 0 && errno == EINTR);
  if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
  return sent;
}

/** Sends, and keeps what the socket did not take. False: the tunnel is over. */
static bool put(Loop *loop, Side *to, const char *bytes, size_t length) {
  ssize_t sent = send_some(to->fd, bytes, length);
  if (sent < 0) {
    gone(loop, to, false);
    return false;
  }
  size_t left = length - (size_t)sent;
  if (left == 0) return true;
  to->waiting = malloc(left);
  if (to->waiting == NULL) {
    gone(loop, to, false);
    return false;
  }
  memcpy(to->waiting, bytes + sent, left);
  to->waiting_from = 0;
  to->waiting_to = (uint32_t)left;
  return true;
}

/** Sends what waits. Whether nothing does any more, and bytes may follow. */
static bool flush(Loop *loop, Side *to) {
  ssize_t sent = send_some(to->fd, to->waiting + to->waiting_from, to->waiting_to - to->waiting_from);
  if (sent < 0) {
    gone(loop, to, false);
    return false;
  }
  to->waiting_from += (uint32_t)sent;
  if (to->waiting_from < to->waiting_to) return false;
  free(to->waiting);
  to->waiting = NULL;
  if (to->closing) gone(loop, to, true);
  else if (to->shutting) shut(loop, to);
  else return true;
  return false;
}

static void line_up(Loop *loop, Side *side) {
  if (side->in_line) return;
  side->in_line = true;
  side->next_in_line = NULL;
  if (loop->last == NULL) loop->first = side;
  else loop->last->next_in_line = side;
  loop->last = side;
}

/** One read of what `from` has. Whether there may be more. */
static bool pass(Loop *loop, Side *from) {
  Side *to = other(from);
  if (from->fd < 0 || !from->readable || to->waiting != NULL || from->tunnel->paused) return false;
  ssize_t got;
  do got = recv(from->fd, loop->chunk, CHUNK_BYTES, MSG_DONTWAIT);
  while (got < 0 && errno == EINTR);
  from->heavy = got == CHUNK_BYTES;
  if (got == 0) end(loop, from);
  else if (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK) gone(loop, from, false);
  else if (got < 0) from->readable = from->ending = false;
  if (got <= 0) return false;
  // Nobody else writes it.
  uint64_t before = atomic_load_explicit(from->read_bytes, memory_order_relaxed);
  atomic_store_explicit(from->read_bytes, before + (uint64_t)got, memory_order_relaxed);
  // Less than was asked for: there was no more, and the next edge says when there is. An end that was announced is looked for at once.
  if (got < CHUNK_BYTES && !from->ending) from->readable = false;
  // For a side that is closing nothing is taken on.
  bool goes_on = to->fd < 0 || to->closing || put(loop, to, loop->chunk, (size_t)got);
  return goes_on && from->readable;
}

/** Moves what `from` has: at once what is little, in its turn what is much. */
static void move(Loop *loop, Side *from) {
  while (!from->heavy)
    if (!pass(loop, from)) return;
  line_up(loop, from);
}

void tunnels_in_line(Loop *loop) {
  for (int i = 0; i < turns_at_once && loop->first != NULL; i++) {
    Side *side = loop->first, *to = other(side);
    loop->first = side->next_in_line;
    if (loop->first == NULL) loop->last = NULL;
    side->in_line = false;
    if (to->fd >= 0 && to->waiting != NULL && !flush(loop, to)) continue;
    if (pass(loop, side)) line_up(loop, side);
  }
}

void tunnel_event(Loop *loop, Side *side, uint32_t events) {
  if (side->fd < 0) return;
  const uint32_t over = EPOLLRDHUP | EPOLLHUP | EPOLLERR;
  if (events & (EPOLLIN | over)) side->readable = !side->ended;
  if (events & over) side->ending = true;
  // What waits for it came from one that brings much, and goes out in the turn of that one.
  if (side->waiting != NULL && (events & (EPOLLOUT | EPOLLHUP | EPOLLERR))) line_up(loop, other(side));
  move(loop, side);
}

void tunnel_start(Loop *loop, Tunnel *tunnel) {
  for (int i = 0; i < 2; i++) {
    Side *side = &tunnel->side[i];
    struct epoll_event wish = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = side};
    if (side->fd >= 0 && epoll_ctl(loop->epoll, EPOLL_CTL_ADD, side->fd, &wish) != 0) gone(loop, side, false);
  }
}

void tunnel_pause(Tunnel *tunnel) { tunnel->paused = true; }

void tunnel_resume(Loop *loop, Tunnel *tunnel) {
  tunnel->paused = false;
  move(loop, &tunnel->side[0]);
  move(loop, &tunnel->side[1]);
}

void tunnel_cut(Loop *loop, Side *side) {
  if (side->fd >= 0) gone(loop, side, true);
}

void tunnel_finish(Loop *loop, Tunnel *tunnel) {
  finish_side(loop, &tunnel->side[0]);
  finish_side(loop, &tunnel->side[1]);
}
