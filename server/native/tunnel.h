// A tunnel outside of Node: two descriptors and what is known of each. Belongs to the relay's thread from `relay_take` until its end is published.
#ifndef GYRE_TUNNEL_H
#define GYRE_TUNNEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Most bytes that one read takes, and so the most that wait for a slow reader in each direction. */
#define CHUNK_BYTES 65536

struct Tunnel;
struct Loop;

/** One connection of a tunnel. `waiting`: bytes for this side that its socket did not take yet. */
typedef struct Side {
  struct Tunnel *tunnel;
  struct Side *next_in_line;
  char *waiting;
  uint32_t waiting_from;
  uint32_t waiting_to;
  /** Counts what is read from it; JavaScript's thread looks at it. */
  _Atomic uint64_t *read_bytes;
  /** −1 = closed. */
  int fd;
  /** The kernel may have bytes, an end or an error for us. */
  bool readable;
  /** It has an end or an error for us behind them. */
  bool ending;
  /** The peer closed its sending half. */
  bool ended;
  /** Our sending half closes once nothing waits. */
  bool shutting;
  /** Both halves close once nothing waits. */
  bool closing;
  /** It brought all that one read takes: what it has waits in line. */
  bool heavy;
  /** Stands in that line. */
  bool in_line;
} Side;

typedef struct Tunnel {
  Side side[2];
  struct Tunnel *next_inbox;
  struct Tunnel *next_asked;
  struct Tunnel *next_ended;
  uint32_t slot;
  /** What JavaScript asked for, bits; with `next_inbox` and the three below guarded by the relay's lock. */
  uint8_t wanted;
  bool in_inbox;
  bool published;
  bool orphan;
  /** Nothing is read for now. */
  bool paused;
} Tunnel;

/** What the sides of all tunnels share: the thread's own, touched by nobody else. */
typedef struct Loop {
  int epoll;
  /** Those that bring much, in their order. Only a few have their turn between two looks at what happened, so what others wait for is bounded. */
  Side *first, *last;
  /** Both sides are closed; published at the end of the turn, when no event can name them any more. */
  Tunnel *ended;
  char chunk[CHUNK_BYTES];
} Loop;

/** Watches both sides. What cannot be watched is closed at once. */
void tunnel_start(Loop *loop, Tunnel *tunnel);
/** What epoll said about a side. */
void tunnel_event(Loop *loop, Side *side, uint32_t events);
/** The first ones in line have their turn. */
void tunnels_in_line(Loop *loop);
/** Nothing is read from now on, until it is resumed. */
void tunnel_pause(Tunnel *tunnel);
void tunnel_resume(Loop *loop, Tunnel *tunnel);
/** Closes a side at once; the other one after what waits for it. */
void tunnel_cut(Loop *loop, Side *side);
/** Closes both sides after what waits for them. */
void tunnel_finish(Loop *loop, Tunnel *tunnel);

#endif
