// Random acts on tunnels and their peers, for the sanitizers; not part of the addon. In this folder:
//   cc -g -O1 -fsanitize=address,undefined -pthread -o /tmp/storm storm.c relay.c tunnel.c && /tmp/storm 40000 1
//   cc -g -O1 -fsanitize=thread -pthread -o /tmp/storm storm.c relay.c tunnel.c && setarch -R /tmp/storm 40000 1
// Arguments: acts, seed. Exit code 1: a slot was told of that is not there, a tunnel did not end when both sides were cut, or descriptors were left.
#define _GNU_SOURCE
#include "relay.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { tunnels = 40, at_once = 64, most_fds = 1024 };

typedef struct {
  int peer[2];
  int64_t slot;
} Storm;

static char bytes[200000];
static Storm storm[tunnels];

static void nothing(void *context) { (void)context; }

static int count_fds(void) {
  int count = 0;
  for (int fd = 0; fd < most_fds; fd++) count += fcntl(fd, F_GETFD) >= 0;
  return count;
}

static void pair(int out[2]) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  bind(listener, (struct sockaddr *)&address, length);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr *)&address, &length);
  out[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(out[0], (struct sockaddr *)&address, length);
  out[1] = accept(listener, NULL, NULL);
  close(listener);
}

static void begin(Relay *relay, Storm *it) {
  int first[2], second[2];
  pair(first);
  pair(second);
  it->peer[0] = first[0];
  it->peer[1] = second[0];
  it->slot = relay_take(relay, first[1], second[1]);
  close(first[1]);
  close(second[1]);
}

static void leave(int *fd, int reset) {
  struct linger at_once_off = {1, 0};
  if (*fd < 0) return;
  if (reset) setsockopt(*fd, SOL_SOCKET, SO_LINGER, &at_once_off, sizeof at_once_off);
  close(*fd);
  *fd = -1;
}

static void act(Relay *relay, Storm *it) {
  int *fd = &it->peer[rand() % 2];
  uint32_t slot = (uint32_t)it->slot;
  int what = rand() % 100;
  if (what < 45) send(*fd, bytes, 1 + (size_t)rand() % sizeof bytes, MSG_DONTWAIT | MSG_NOSIGNAL);
  else if (what < 80) while (recv(*fd, bytes, sizeof bytes, MSG_DONTWAIT) > 0) continue;
  else if (what < 83) shutdown(*fd, SHUT_WR);
  else if (what < 87) leave(fd, what < 86);
  else if (what < 89) relay_cut(relay, slot, (uint32_t)rand() % 2);
  else if (what < 91) relay_finish(relay, slot);
  else if (what < 95) relay_pause(relay, slot);
  else relay_resume(relay, slot);
}

static int reap(Relay *relay) {
  Passed some[at_once];
  uint32_t from = 0;
  while (relay_passed(relay, &from, some, at_once) == at_once) continue;
  uint32_t count = relay_reap(relay, some, at_once);
  for (uint32_t i = 0; i < count; i++) {
    Storm *it = storm;
    while (it < storm + tunnels && it->slot != some[i].slot) it++;
    if (it == storm + tunnels) return -1;
    leave(&it->peer[0], 0);
    leave(&it->peer[1], 0);
    it->slot = -1;
  }
  return (int)count;
}

/** Ends them all but for every fourth, which is left for the relay's own end. False: one stands still. */
static int end_most(Relay *relay, int *ended) {
  for (int i = 0; i < tunnels; i++) {
    if (storm[i].slot < 0 || i % 4 == 0) continue;
    relay_cut(relay, (uint32_t)storm[i].slot, 0);
    relay_cut(relay, (uint32_t)storm[i].slot, 1);
  }
  for (int tries = 0; tries < 10000; tries++) {
    int left = 0;
    for (int i = 0; i < tunnels; i++) left += storm[i].slot >= 0 && i % 4 != 0;
    if (left == 0) return 1;
    int count = reap(relay);
    if (count < 0) return 0;
    *ended += count;
    usleep(1000);
  }
  return 0;
}

int main(int argc, char **argv) {
  int acts = argc > 1 ? atoi(argv[1]) : 40000, ended = 0, before = count_fds();
  srand(argc > 2 ? (unsigned)atoi(argv[2]) : 1);
  Relay *relay = relay_open(nothing, NULL);
  for (int i = 0; i < tunnels; i++) storm[i].slot = -1;
  for (int i = 0; i < acts; i++) {
    Storm *it = &storm[rand() % tunnels];
    if (it->slot < 0) begin(relay, it);
    act(relay, it);
    int count = rand() % 4 == 0 ? reap(relay) : 0;
    if (count < 0) return puts("a slot that is not there"), 1;
    ended += count;
  }
  if (!end_most(relay, &ended)) return puts("a tunnel that does not end"), 1;
  relay_close(relay);
  for (int i = 0; i < tunnels; i++)
    for (int side = 0; side < 2 && storm[i].slot >= 0; side++) leave(&storm[i].peer[side], 0);
  printf("%d tunnels ended; %d descriptors before, %d after\n", ended, before, count_fds());
  return count_fds() != before;
}
