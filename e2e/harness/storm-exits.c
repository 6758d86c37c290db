// storm-exits COUNT DELAY_MS: practice exits with the site behind them, cheap enough not to be what is measured. Even ones speak HTTP (CONNECT and
// absolute form, kept alive), odd ones SOCKS5 without credentials; each request in a tunnel is answered at once, each reply of an exit DELAY_MS later.
// Prints its ports in one line; then a line `EXIT MANNER` on stdin is obeyed and answered `ok`. Manners as in server/testkit/manners.ts:
// work, stall, cut-head, reject-auth; and dead: every connection is reset and new ones are refused.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef enum { WORK, STALL, CUT_HEAD, REJECT_AUTH, DEAD } Manner;
static const char *const manners[] = {"work", "stall", "cut-head", "reject-auth", "dead"};
typedef enum { FRESH, SOCKS_REQUEST, TUNNEL, MUTE } State;

typedef struct Conn Conn;
typedef struct { int fd, port, socks; Manner manner; Conn *conns; } Exit;
// `due`: when the reply it owes leaves; it is in the queue of replies then. All wait equally long, so that the queue is in order.
struct Conn { int fd, len, queued; State state; double due; Exit *exit; Conn *next, *before, *after; char buf[4096]; };

static int ep, count;
static double delay;
static Exit *exits;
static Conn *first, *last, *gone;

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + t.tv_nsec * 1e-9; }
static void watch(int fd, void *what) { struct epoll_event e = {.events = EPOLLIN, .data.ptr = what}; epoll_ctl(ep, EPOLL_CTL_ADD, fd, &e); }
static void say(Conn *c, const void *bytes, int n) { if (send(c->fd, bytes, n, MSG_NOSIGNAL) != n) c->state = MUTE; }
static void say_text(Conn *c, const char *text) { say(c, text, (int)strlen(text)); }
static int is_tunnel(Conn *c) { return !strncmp(c->buf, "CONNECT ", 8); }

static void enqueue(Conn *c) {
  c->due = now() + delay; c->queued = 1; c->next = NULL;
  if (last) last->next = c; else first = c;
  last = c;
}
// Not freed before the round is over: an event of the same round may name it, and the queue may hold it.
static void drop(Conn *c, int reset) {
  struct linger at_once = {1, 0};
  if (reset) setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(c->fd); c->fd = -1;
  if (c->before) c->before->after = c->after; else c->exit->conns = c->after;
  if (c->after) c->after->before = c->before;
  if (!c->queued) { c->next = gone; gone = c; }
}
static void take(Conn *c, int n) { c->len -= n; memmove(c->buf, c->buf + n, c->len); }
static int request_length(Conn *c) { char *end = memmem(c->buf, c->len, "\r\n\r\n", 4); return end ? (int)(end - c->buf) + 4 : 0; }
static int socks_length(Conn *c) {
  unsigned char *b = (unsigned char *)c->buf;
  if (c->len < 5) return 0;
  int need = b[3] == 1 ? 10 : b[3] == 4 ? 22 : 7 + b[4];
  return c->len < need ? 0 : need;
}

// 1: the connection is over.
static int step(Conn *c) {
  for (;;) {
    if (c->queued || c->state == MUTE) return 0;
    if (c->state == TUNNEL) {
      int n = request_length(c);
      if (!n) return 0;
      say_text(c, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"); take(c, n);
    } else if (c->state == FRESH && c->exit->socks) {
      if (c->len < 2 || c->len < 2 + c->buf[1]) return 0;
      if (c->exit->manner == REJECT_AUTH) { say(c, "\5\xff", 2); return 1; }
      take(c, 2 + c->buf[1]); say(c, "\5\0", 2); c->state = SOCKS_REQUEST;
    } else {
      if (c->exit->socks ? socks_length(c) : request_length(c)) enqueue(c);
      return 0;
    }
  }
}
// The reply is due. 1: the connection is over.
static int reply(Conn *c) {
  int socks = c->exit->socks, tunnel = socks || is_tunnel(c);
  switch (c->exit->manner) {
    case STALL: c->state = MUTE; return 0;
    case CUT_HEAD: if (socks) say(c, "\5\0\0", 3); else say_text(c, "HTTP/1.1 200 Conn"); return 1;
    case REJECT_AUTH: if (socks) break;
      say_text(c, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"practice\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"); return 1;
    default: break;
  }
  take(c, socks ? socks_length(c) : request_length(c));
  if (socks) say(c, "\5\0\0\1\0\0\0\0\0\0", 10);
  else say_text(c, tunnel ? "HTTP/1.1 200 Connection established\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  if (tunnel && c->state != MUTE) c->state = TUNNEL;
  return step(c);
}

static void open_exit(Exit *e) {
  int one = 1;
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(e->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  e->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  setsockopt(e->fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(e->fd, (void *)&at, size) || listen(e->fd, 1024) || getsockname(e->fd, (void *)&at, &size)) { perror("listen"); exit(1); }
  e->port = ntohs(at.sin_port);
  watch(e->fd, e);
}
static void behave(Exit *e, Manner manner) {
  if (e->manner == DEAD && manner != DEAD) open_exit(e);
  if (e->manner != DEAD && manner == DEAD) { close(e->fd); while (e->conns) drop(e->conns, 1); }
  e->manner = manner;
}
static void admit(Exit *e) {
  int fd, one = 1;
  while (e->manner != DEAD && (fd = accept4(e->fd, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    Conn *c = calloc(1, sizeof *c);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    c->fd = fd; c->exit = e; c->after = e->conns;
    c->state = e->socks && e->manner == STALL ? MUTE : FRESH;
    if (e->conns) e->conns->before = c;
    e->conns = c; watch(fd, c);
  }
}
static void hear(Conn *c) {
  if (c->fd < 0) return;
  if (c->len == sizeof c->buf) { drop(c, 1); return; }
  ssize_t n = recv(c->fd, c->buf + c->len, sizeof c->buf - c->len, 0);
  if (n <= 0) { drop(c, 0); return; }
  if (c->state == MUTE) return;
  c->len += (int)n;
  if (step(c)) drop(c, 0);
}
static int obey(void) {
  char line[256], name[32];
  int at;
  if (!fgets(line, sizeof line, stdin)) return 0;
  if (sscanf(line, "%d %31s", &at, name) == 2 && at >= 0 && at < count)
    for (int m = WORK; m <= DEAD; m++) if (!strcmp(name, manners[m])) { behave(&exits[at], (Manner)m); puts("ok"); return 1; }
  puts("what?");
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 3) { fputs("storm-exits COUNT DELAY_MS\n", stderr); return 2; }
  count = atoi(argv[1]); delay = atof(argv[2]) / 1e3;
  setvbuf(stdin, NULL, _IONBF, 0); setvbuf(stdout, NULL, _IOLBF, 0);
  signal(SIGPIPE, SIG_IGN);
  ep = epoll_create1(0); exits = calloc(count, sizeof *exits);
  watch(0, NULL);
  for (int i = 0; i < count; i++) { exits[i].socks = i % 2; open_exit(&exits[i]); printf(i ? " %d" : "%d", exits[i].port); }
  puts("");
  struct epoll_event events[256];
  for (;;) {
    double left = first ? first->due - now() : 0;
    int n = epoll_wait(ep, events, 256, !first ? -1 : left > 0 ? (int)(left * 1e3) + 1 : 0);
    for (int i = 0; i < n; i++) {
      char *what = events[i].data.ptr;
      if (!what) { if (!obey()) return 0; }
      else if (what >= (char *)exits && what < (char *)(exits + count)) admit((Exit *)what);
      else hear((Conn *)what);
    }
    for (double t = now(); first && first->due <= t;) {
      Conn *c = first;
      if (!(first = c->next)) last = NULL;
      c->queued = 0;
      if (c->fd < 0) { c->next = gone; gone = c; }
      else if (reply(c)) drop(c, 0);
    }
    while (gone) { Conn *c = gone; gone = c->next; free(c); }
  }
}
