// Who owns a tunnel: JavaScript makes it and frees it, the thread has it between. All that both touch is under one lock, which is held for a
// few assignments and never while bytes move; counts are read without it.
#define _GNU_SOURCE
#include "relay.h"
#include "tunnel.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { events_per_turn = 256 };
enum { wants_start = 1, wants_cut_first = 2, wants_cut_second = 4, wants_finish = 8, wants_pause = 16, wants_resume = 32 };

/** The bytes of a slot, side by side in memory so that looking at all of them is cheap. */
typedef struct Account {
  _Atomic uint64_t read_bytes[2];
  /** Of both, what JavaScript knows. */
  uint64_t told;
} Account;

struct Relay {
  Loop loop;
  pthread_t thread;
  /** Wakes the thread. */
  int bell;
  void (*ended)(void *);
  void *context;
  /* JavaScript's. As long as there may ever be tunnels: what was never touched costs no memory. */
  Tunnel **slots;
  Account *accounts;
  uint32_t *free_slots;
  uint32_t free_count;
  /** Slots that were ever used. */
  uint32_t used;
  /* Under the lock. */
  pthread_mutex_t lock;
  Tunnel *inbox;
  Tunnel *published;
  bool told;
  bool stopping;
};

static void ring(Relay *relay) {
  const uint64_t one = 1;
  ssize_t written;
  do written = write(relay->bell, &one, sizeof one);
  while (written < 0 && errno == EINTR);
}

/** Takes what was asked, under the lock: tunnels whose end is known already are left alone. A list by `next_asked`. */
static Tunnel *take_inbox(Relay *relay, bool *stopping) {
  Tunnel *asked = NULL;
  pthread_mutex_lock(&relay->lock);
  for (Tunnel *it = relay->inbox, *next; it != NULL; it = next) {
    next = it->next_inbox;
    it->in_inbox = false;
    if (it->orphan) free(it);
    else if (!it->published) {
      it->next_asked = asked;
      asked = it;
    }
  }
  relay->inbox = NULL;
  *stopping = relay->stopping;
  pthread_mutex_unlock(&relay->lock);
  return asked;
}

static void do_wanted(Relay *relay, Tunnel *tunnel) {
  pthread_mutex_lock(&relay->lock);
  uint8_t wanted = tunnel->wanted;
  tunnel->wanted = 0;
  pthread_mutex_unlock(&relay->lock);
  if (wanted & wants_start) tunnel_start(&relay->loop, tunnel);
  if (wanted & wants_pause) tunnel_pause(tunnel);
  if (wanted & wants_resume) tunnel_resume(&relay->loop, tunnel);
  if (wanted & wants_cut_first) tunnel_cut(&relay->loop, &tunnel->side[0]);
  if (wanted & wants_cut_second) tunnel_cut(&relay->loop, &tunnel->side[1]);
  if (wanted & wants_finish) tunnel_finish(&relay->loop, tunnel);
}

/** True: the relay is being closed. */
static bool answer_bell(Relay *relay) {
  uint64_t rung;
  bool stopping;
  while (read(relay->bell, &rung, sizeof rung) < 0 && errno == EINTR) continue;
  Tunnel *asked = take_inbox(relay, &stopping);
  while (asked != NULL && !stopping) {
    do_wanted(relay, asked);
    asked = asked->next_asked;
  }
  return stopping;
}

/** Sides whose tunnels are over are in line no longer. */
static void leave_line(Loop *loop) {
  Side *line = loop->first;
  loop->first = loop->last = NULL;
  while (line != NULL) {
    Side *next = line->next_in_line;
    bool over = line->tunnel->side[0].fd < 0 && line->tunnel->side[1].fd < 0;
    line->next_in_line = NULL;
    if (over) line->in_line = false;
    else if (loop->last == NULL) loop->first = loop->last = line;
    else loop->last = loop->last->next_in_line = line;
    line = next;
  }
}

/** Nothing of this turn names these tunnels any more: JavaScript may free them. */
static void publish(Relay *relay) {
  Loop *loop = &relay->loop;
  if (loop->ended == NULL) return;
  leave_line(loop);
  pthread_mutex_lock(&relay->lock);
  while (loop->ended != NULL) {
    Tunnel *it = loop->ended;
    loop->ended = it->next_ended;
    it->published = true;
    it->next_ended = relay->published;
    relay->published = it;
  }
  bool tell = !relay->told;
  relay->told = true;
  pthread_mutex_unlock(&relay->lock);
  if (tell) relay->ended(relay->context);
}

static void *run(void *given) {
  Relay *relay = given;
  Loop *loop = &relay->loop;
  struct epoll_event events[events_per_turn];
  for (;;) {
    int count = epoll_wait(loop->epoll, events, events_per_turn, loop->first == NULL ? -1 : 0);
    bool rung = false;
    for (int i = 0; i < count; i++) {
      if (events[i].data.ptr == NULL) rung = true;
      else tunnel_event(loop, events[i].data.ptr, events[i].events);
    }
    if (loop->first != NULL) tunnels_in_line(loop);
    if (rung && answer_bell(relay)) return NULL;
    publish(relay);
  }
}

static bool start_thread(Relay *relay) {
  // Signals are Node's.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int failed = pthread_create(&relay->thread, NULL, run, relay);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return failed == 0;
}

static void free_relay(Relay *relay) {
  if (relay->loop.epoll >= 0) close(relay->loop.epoll);
  if (relay->bell >= 0) close(relay->bell);
  pthread_mutex_destroy(&relay->lock);
  free(relay->slots);
  free(relay->accounts);
  free(relay->free_slots);
  free(relay);
}

Relay *relay_open(void (*ended)(void *), void *context) {
  Relay *relay = calloc(1, sizeof *relay);
  if (relay == NULL) return NULL;
  pthread_mutex_init(&relay->lock, NULL);
  relay->ended = ended;
  relay->context = context;
  relay->slots = calloc(MOST_TUNNELS, sizeof *relay->slots);
  relay->accounts = calloc(MOST_TUNNELS, sizeof *relay->accounts);
  relay->free_slots = calloc(MOST_TUNNELS, sizeof *relay->free_slots);
  relay->loop.epoll = epoll_create1(EPOLL_CLOEXEC);
  relay->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  struct epoll_event wish = {.events = EPOLLIN, .data.ptr = NULL};
  bool ready = relay->slots != NULL && relay->accounts != NULL && relay->free_slots != NULL && relay->loop.epoll >= 0 && relay->bell >= 0 &&
               epoll_ctl(relay->loop.epoll, EPOLL_CTL_ADD, relay->bell, &wish) == 0 && start_thread(relay);
  if (ready) return relay;
  free_relay(relay);
  return NULL;
}

void relay_close(Relay *relay) {
  pthread_mutex_lock(&relay->lock);
  relay->stopping = true;
  pthread_mutex_unlock(&relay->lock);
  ring(relay);
  pthread_join(relay->thread, NULL);
  // Reaped, but still in the inbox: nobody else knows these.
  for (Tunnel *it = relay->inbox, *next; it != NULL; it = next) {
    next = it->next_inbox;
    if (it->orphan) free(it);
  }
  for (uint32_t slot = 0; slot < relay->used; slot++) {
    Tunnel *it = relay->slots[slot];
    if (it == NULL) continue;
    for (int i = 0; i < 2; i++) {
      if (it->side[i].fd >= 0) close(it->side[i].fd);
      free(it->side[i].waiting);
    }
    free(it);
  }
  free_relay(relay);
}

static void want(Relay *relay, Tunnel *tunnel, uint8_t what, uint8_t instead_of) {
  pthread_mutex_lock(&relay->lock);
  bool first = relay->inbox == NULL;
  tunnel->wanted = (uint8_t)((tunnel->wanted & ~instead_of) | what);
  if (!tunnel->in_inbox) {
    tunnel->in_inbox = true;
    tunnel->next_inbox = relay->inbox;
    relay->inbox = tunnel;
  }
  pthread_mutex_unlock(&relay->lock);
  if (first) ring(relay);
}

static Tunnel *find(Relay *relay, uint32_t slot) {
  return slot < relay->used ? relay->slots[slot] : NULL;
}

int64_t relay_take(Relay *relay, int first, int second) {
  if (relay->free_count == 0 && relay->used == MOST_TUNNELS) return -1;
  Tunnel *tunnel = calloc(1, sizeof *tunnel);
  if (tunnel == NULL) return -1;
  int given[2] = {first, second};
  for (int i = 0; i < 2; i++) {
    tunnel->side[i].tunnel = tunnel;
    tunnel->side[i].fd = fcntl(given[i], F_DUPFD_CLOEXEC, 0);
  }
  if (tunnel->side[0].fd < 0 || tunnel->side[1].fd < 0) {
    for (int i = 0; i < 2; i++)
      if (tunnel->side[i].fd >= 0) close(tunnel->side[i].fd);
    free(tunnel);
    return -1;
  }
  tunnel->slot = relay->free_count > 0 ? relay->free_slots[--relay->free_count] : relay->used++;
  relay->slots[tunnel->slot] = tunnel;
  Account *account = &relay->accounts[tunnel->slot];
  account->told = 0;
  for (int i = 0; i < 2; i++) {
    atomic_store_explicit(&account->read_bytes[i], 0, memory_order_relaxed);
    tunnel->side[i].read_bytes = &account->read_bytes[i];
  }
  want(relay, tunnel, wants_start, 0);
  return tunnel->slot;
}

void relay_cut(Relay *relay, uint32_t slot, uint32_t side) {
  Tunnel *tunnel = find(relay, slot);
  if (tunnel != NULL) want(relay, tunnel, side == 0 ? wants_cut_first : wants_cut_second, 0);
}

void relay_finish(Relay *relay, uint32_t slot) {
  Tunnel *tunnel = find(relay, slot);
  if (tunnel != NULL) want(relay, tunnel, wants_finish, 0);
}

void relay_pause(Relay *relay, uint32_t slot) {
  Tunnel *tunnel = find(relay, slot);
  if (tunnel != NULL) want(relay, tunnel, wants_pause, wants_resume);
}

void relay_resume(Relay *relay, uint32_t slot) {
  Tunnel *tunnel = find(relay, slot);
  if (tunnel != NULL) want(relay, tunnel, wants_resume, wants_pause);
}

static bool look(Account *account, uint32_t slot, Passed *passed) {
  uint64_t total = 0;
  passed->slot = slot;
  for (int i = 0; i < 2; i++) {
    passed->read_bytes[i] = atomic_load_explicit(&account->read_bytes[i], memory_order_relaxed);
    total += passed->read_bytes[i];
  }
  passed->fresh = total - account->told;
  account->told = total;
  return passed->fresh > 0;
}

uint32_t relay_passed(Relay *relay, uint32_t *from, Passed *passed, uint32_t most) {
  uint32_t count = 0;
  for (; *from < relay->used && count < most; ++*from)
    if (relay->slots[*from] != NULL && look(&relay->accounts[*from], *from, &passed[count])) count++;
  return count;
}

uint32_t relay_reap(Relay *relay, Passed *ends, uint32_t most) {
  uint32_t count = 0;
  pthread_mutex_lock(&relay->lock);
  while (count < most && relay->published != NULL) {
    Tunnel *it = relay->published;
    relay->published = it->next_ended;
    look(&relay->accounts[it->slot], it->slot, &ends[count++]);
    relay->slots[it->slot] = NULL;
    relay->free_slots[relay->free_count++] = it->slot;
    if (it->in_inbox) it->orphan = true;
    else free(it);
  }
  if (relay->published == NULL) relay->told = false;
  pthread_mutex_unlock(&relay->lock);
  return count;
}
