// exitsim: a cheap exit and the origin behind it. Listens on COUNT ports from BASE; speaks HTTP proxy (CONNECT and absolute-form)
// and SOCKS5 (no auth or RFC 1929); answers every tunnelled request itself, so no origin server is needed.
//   exitsim BASE COUNT [--delay-ms X] [--handshake-ms H] [--connect-ms C] [--response-ms R] [--jitter-ms J]
//                      [--stall F] [--stall-conns F] [--seed N]
// A request path /b/N gets an N-byte body, anything else a 13-byte one.
// Delays (a timer heap; nothing blocks): a connection is usable H ms after it was accepted, as if its TCP handshake took that
// long (so a connection opened ahead of time has already paid it); the CONNECT reply and each SOCKS reply leave C ms after the
// request is complete, each response R ms after. --delay-ms X sets all three: an exit X ms away with the origin beside it.
// --jitter-ms adds 0..J to each. --stall F: the last F x COUNT ports (at least one) accept and never answer; --stall-conns F:
// each connection, on any port, stalls with probability F. SIGUSR1 prints connections and requests per port as JSON.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
enum { FRESH, SOCKS_AUTH, SOCKS_REQ, TUNNEL };
typedef struct { int fd, port, state, len, idx, stall, dead, pend; double usable, due; long long left; char buf[8192]; } Conn;
typedef struct { double t; Conn *c; } Timer;
static double hs_s, con_s, resp_s, jit_s, stall_conns; static Timer *heap; static int heap_n, heap_cap;
static long long conns_by[65536], reqs_by[65536]; static volatile sig_atomic_t want_report;
static void on_usr1(int s) { (void)s; want_report = 1; }
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + t.tv_nsec * 1e-9; }
static void heap_push(double t, Conn *c) {
  if (heap_n == heap_cap) heap = realloc(heap, sizeof *heap * (heap_cap = heap_cap ? heap_cap * 2 : 1024));
  int i = heap_n++; while (i && heap[(i - 1) / 2].t > t) { heap[i] = heap[(i - 1) / 2]; i = (i - 1) / 2; }
  heap[i] = (Timer){t, c};
}
static Timer heap_pop(void) {
  Timer top = heap[0], last = heap[--heap_n]; int i = 0;
  for (;;) { int k = 2 * i + 1; if (k >= heap_n) break; if (k + 1 < heap_n && heap[k + 1].t < heap[k].t) k++; if (heap[k].t >= last.t) break; heap[i] = heap[k]; i = k; }
  if (heap_n) heap[i] = last;
  return top;
}
static int hold(Conn *c, double d) { // 1: the reply that is about to be sent is not due yet, a timer will call step() again
  double t = now(); if (c->due) { if (t + 5e-5 < c->due) return 1; c->due = 0; return 0; }
  if (c->usable > t) d += c->usable - t;
  if (jit_s > 0) d += jit_s * drand48();
  if (d <= 0) return 0;
  c->due = t + d; c->pend++; heap_push(c->due, c); return 1;
}
static char zeros[1 << 18];
static int ep;
static void arm(Conn *c, int out) { struct epoll_event e = {.events = EPOLLIN | (out ? EPOLLOUT : 0), .data.ptr = c}; epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e); }
static void drop(Conn *c) { close(c->fd); if (c->pend) c->dead = 1; else free(c); }
static int put(int fd, const void *p, int n) { return send(fd, p, n, MSG_NOSIGNAL) == n ? 0 : -1; }
static int flush_body(Conn *c) { // 0 done or blocked, -1 dead
  while (c->left > 0) {
    ssize_t n = send(c->fd, zeros, c->left < (long long)sizeof zeros ? (size_t)c->left : sizeof zeros, MSG_NOSIGNAL);
    if (n < 0) { if (errno == EAGAIN) { arm(c, 1); return 0; } return -1; }
    c->left -= n;
  }
  return 0;
}
static int answer(Conn *c, char *path) {
  long long n = 13; if (!strncmp(path, "/b/", 3)) n = atoll(path + 3);
  char h[256]; int k = snprintf(h, sizeof h, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %lld\r\n\r\n", n);
  if (n <= 13) { memset(h + k, 'x', n); return put(c->fd, h, k + n); }
  if (put(c->fd, h, k)) return -1;
  c->left = n; return flush_body(c);
}
static int step(Conn *c) { // consume what it can; -1 = close
  for (;;) {
    unsigned char *b = (unsigned char *)c->buf; int used = 0;
    if (c->left > 0) return 0;
    if (c->state == FRESH && c->len && b[0] == 5) {
      if (c->len < 2 || c->len < 2 + b[1]) return 0;
      if (hold(c, con_s)) return 0;
      int auth = memchr(b + 2, 2, b[1]) != 0; used = 2 + b[1];
      if (put(c->fd, auth ? "\5\2" : "\5\0", 2)) return -1; c->state = auth ? SOCKS_AUTH : SOCKS_REQ;
    } else if (c->state == SOCKS_AUTH) {
      if (c->len < 2 || c->len < 3 + b[1] || c->len < 3 + b[1] + b[2 + b[1]]) return 0;
      if (hold(c, con_s)) return 0;
      used = 3 + b[1] + b[2 + b[1]]; if (put(c->fd, "\1\0", 2)) return -1; c->state = SOCKS_REQ;
    } else if (c->state == SOCKS_REQ) {
      if (c->len < 5) return 0; int need = b[3] == 1 ? 10 : b[3] == 4 ? 22 : 7 + b[4];
      if (c->len < need || hold(c, con_s)) return 0;
      used = need; if (put(c->fd, "\5\0\0\1\0\0\0\0\0\0", 10)) return -1; c->state = TUNNEL;
    } else {
      char *end = memmem(c->buf, c->len, "\r\n\r\n", 4); if (!end) return c->len == sizeof c->buf ? -1 : 0;
      if (hold(c, c->state == FRESH && !strncmp(c->buf, "CONNECT ", 8) ? con_s : resp_s)) return 0;
      used = end + 4 - c->buf; *end = 0;
      if (c->state == FRESH && !strncmp(c->buf, "CONNECT ", 8)) { if (put(c->fd, "HTTP/1.1 200 Connection Established\r\n\r\n", 39)) return -1; c->state = TUNNEL; }
      else { char *p = strchr(c->buf, ' '); if (!p) return -1; p++; if (!strncmp(p, "http://", 7)) { p = strchr(p + 7, '/'); if (!p) p = "/"; }
        reqs_by[c->idx]++; if (answer(c, p)) return -1; }
    }
    memmove(c->buf, c->buf + used, c->len - used); c->len -= used;
    if (!c->len) return 0;
  }
}
int main(int argc, char **argv) {
  if (argc < 2) { fprintf(stderr, "exitsim BASE COUNT [options]\n"); return 2; }
  int base = atoi(argv[1]), count = argc > 2 ? atoi(argv[2]) : 1; double stall = 0; long seed = 1;
  for (int i = 3; i + 1 < argc; i += 2) { char *o = argv[i]; double v = atof(argv[i + 1]);
    if (!strcmp(o, "--delay-ms")) hs_s = con_s = resp_s = v / 1e3; else if (!strcmp(o, "--handshake-ms")) hs_s = v / 1e3; else if (!strcmp(o, "--connect-ms")) con_s = v / 1e3;
    else if (!strcmp(o, "--response-ms")) resp_s = v / 1e3; else if (!strcmp(o, "--jitter-ms")) jit_s = v / 1e3; else if (!strcmp(o, "--stall")) stall = v;
    else if (!strcmp(o, "--stall-conns")) stall_conns = v; else if (!strcmp(o, "--seed")) seed = (long)v; else { fprintf(stderr, "unknown option %s\n", o); return 2; } }
  int stalled = stall > 0 ? (int)(stall * count + .5) : 0; if (stall > 0 && !stalled) stalled = 1;
  srand48(seed); signal(SIGPIPE, SIG_IGN); struct sigaction sa = {.sa_handler = on_usr1}; sigaction(SIGUSR1, &sa, 0); ep = epoll_create1(0);
  for (int i = 0; i < count; i++) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1; setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(base + i), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(fd, (void *)&a, sizeof a) || listen(fd, 4096)) { perror("listen"); return 1; }
    Conn *c = calloc(1, sizeof *c); c->fd = fd; c->port = base + i; c->idx = i; c->stall = i >= count - stalled; struct epoll_event e = {.events = EPOLLIN, .data.ptr = c}; epoll_ctl(ep, EPOLL_CTL_ADD, fd, &e);
  }
  printf("exitsim on %d..%d\n", base, base + count - 1); fflush(stdout);
  struct epoll_event ev[512];
  for (;;) {
    if (want_report) { want_report = 0; printf("{\"conns\":["); for (int i = 0; i < count; i++) printf("%s%lld", i ? "," : "", conns_by[i]); printf("],\"requests\":["); for (int i = 0; i < count; i++) printf("%s%lld", i ? "," : "", reqs_by[i]); printf("]}\n"); fflush(stdout); }
    int wait = -1; if (heap_n) { double d = heap[0].t - now(); wait = d <= 0 ? 0 : (int)(d * 1e3) + 1; }
    int n = epoll_wait(ep, ev, 512, wait);
    for (int i = 0; i < n; i++) {
      Conn *c = ev[i].data.ptr;
      if (c->port) { for (int k = 0; k < 64; k++) { int fd = accept4(c->fd, 0, 0, SOCK_NONBLOCK); if (fd < 0) break; int one = 1; setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
          Conn *d = malloc(sizeof *d); memset(d, 0, sizeof *d - sizeof d->buf); d->fd = fd; d->state = FRESH; d->idx = c->idx; conns_by[c->idx]++;
          if (hs_s > 0) d->usable = now() + hs_s; d->stall = c->stall || (stall_conns > 0 && drand48() < stall_conns);
          struct epoll_event e = {.events = EPOLLIN, .data.ptr = d}; epoll_ctl(ep, EPOLL_CTL_ADD, fd, &e); } continue; }
      if (ev[i].events & EPOLLOUT) { if (flush_body(c)) { drop(c); continue; } if (!c->left) { arm(c, 0); if (step(c)) { drop(c); continue; } } }
      if (ev[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) {
        if (c->len == sizeof c->buf) continue;
        ssize_t r = recv(c->fd, c->buf + c->len, sizeof c->buf - c->len, 0);
        if (r == 0 || (r < 0 && errno != EAGAIN)) { drop(c); continue; }
        if (r > 0 && c->stall) continue;
        if (r > 0) { c->len += r; if (step(c)) drop(c); }
      }
    }
    while (heap_n && heap[0].t <= now() + 5e-5) { Conn *c = heap_pop().c; c->pend--; if (c->dead) { if (!c->pend) free(c); } else if (step(c)) drop(c); }
  }
}
