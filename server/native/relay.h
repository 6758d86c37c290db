// The relay: one thread that carries tunnels, and the two ways between it and the thread of JavaScript: what is asked, and who has ended.
#ifndef GYRE_RELAY_H
#define GYRE_RELAY_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Relay Relay;

/** Tunnels that one relay carries at most: twice as many descriptors are more than a process usually may have. */
#define MOST_TUNNELS 262144u

/** What was read from both sides of a tunnel. */
typedef struct Passed {
  uint32_t slot;
  /** Since it was taken. */
  uint64_t read_bytes[2];
  /** Of both, since they were told last. */
  uint64_t fresh;
} Passed;

/** `ended` is called on the relay's thread when there is something to reap and was not before. NULL: no memory, descriptors or threads. */
Relay *relay_open(void (*ended)(void *), void *context);
/** Ends the thread and closes all that is left. */
void relay_close(Relay *relay);

/* The rest is called on JavaScript's thread. A slot names a tunnel from `relay_take` until it was reaped. */

/** Copies both descriptors and carries them from now on. The slot, or −1: nothing was taken. */
int64_t relay_take(Relay *relay, int first, int second);
/** Closes one side (0 or 1) at once, the other after what waits for it. */
void relay_cut(Relay *relay, uint32_t slot, uint32_t side);
/** Closes both sides after what waits for them. */
void relay_finish(Relay *relay, uint32_t slot);
/** Reads nothing more from both sides, until it is resumed. */
void relay_pause(Relay *relay, uint32_t slot);
void relay_resume(Relay *relay, uint32_t slot);
/** Tells of up to `most` that passed bytes since they were told of last, from slot `*from` on, which is moved behind them. */
uint32_t relay_passed(Relay *relay, uint32_t *from, Passed *passed, uint32_t most);
/** Takes up to `most` of those that ended; their slots are free from now on. */
uint32_t relay_reap(Relay *relay, Passed *ends, uint32_t most);

#endif
