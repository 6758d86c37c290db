// The wires for JavaScript: Node's own loop watches the one descriptor that says that something happened, and everything else is a call from
// JavaScript. Whatever JavaScript hands in, nothing is read or written outside of what it gave.
#include "addon.h"
#include "wires.h"

#include <stdlib.h>
#include <uv.h>

enum { most_text = 65536, most_at_once = 256 };

typedef struct Hooked {
  Wires *wires;
  napi_env env;
  /** Told that something happened. */
  napi_ref ready;
  napi_async_context context;
  uv_poll_t poll;
  napi_async_cleanup_hook_handle cleanup;
  /** Where what happened is written, and what keeps the array. */
  WireEvent *events;
  napi_ref events_kept;
  /** Where bytes are read to, and what keeps the buffer. */
  char *slab;
  napi_ref slab_kept;
  size_t slab_bytes;
  char text[most_text];
} Hooked;

static void something_happened(uv_poll_t *poll, int status, int events) {
  Hooked *hooked = poll->data;
  napi_env env = hooked->env;
  napi_handle_scope scope;
  napi_value ready = NULL, global = NULL, error = NULL;
  (void)status;
  (void)events;
  if (napi_open_handle_scope(env, &scope) != napi_ok) return;
  napi_get_reference_value(env, hooked->ready, &ready);
  napi_get_global(env, &global);
  if (napi_make_callback(env, hooked->context, global, ready, 0, NULL, NULL) == napi_pending_exception &&
      napi_get_and_clear_last_exception(env, &error) == napi_ok)
    napi_fatal_exception(env, error);
  napi_close_handle_scope(env, scope);
}

/** As many whole numbers as asked for; what is none reads as −1, which names nothing. */
static Hooked *numbers(napi_env env, napi_callback_info info, size_t count, int32_t *given) {
  napi_value args[3] = {NULL, NULL, NULL};
  size_t argc = 3;
  void *data = NULL;
  napi_get_cb_info(env, info, &argc, args, NULL, &data);
  for (size_t i = 0; i < count; i++)
    if (napi_get_value_int32(env, args[i], &given[i]) != napi_ok) given[i] = -1;
  return data;
}
static napi_value number(napi_env env, int64_t value) {
  napi_value made = NULL;
  napi_create_int32(env, (int32_t)value, &made);
  return made;
}

/** Node ends the process when it is asked for the bytes of what is none. */
static bool is_buffer(napi_env env, napi_value value) {
  bool is = false;
  return napi_is_buffer(env, value, &is) == napi_ok && is;
}

/** poll(): how many things happened; each is two numbers in the array. */
static napi_value poll_wires(napi_env env, napi_callback_info info) {
  Hooked *hooked = numbers(env, info, 0, NULL);
  return number(env, wires_poll(hooked->wires, hooked->events, most_at_once));
}
/** hold(yes): whether they keep the process alive. */
static napi_value hold(napi_env env, napi_callback_info info) {
  int32_t yes[1];
  Hooked *hooked = numbers(env, info, 1, yes);
  if (yes[0] > 0) uv_ref((uv_handle_t *)&hooked->poll);
  else uv_unref((uv_handle_t *)&hooked->poll);
  return NULL;
}
/** A method whose only argument is a slot (or a descriptor), and whose answer is that of the call. */
#define ASKS(name, call)                                           \
  static napi_value name(napi_env env, napi_callback_info info) {  \
    int32_t given[1];                                              \
    Hooked *hooked = numbers(env, info, 1, given);                 \
    return number(env, call(hooked->wires, given[0]));             \
  }
ASKS(listen_on, wires_listen)
ASKS(accept_next, wires_accept)
ASKS(flush, wires_flush)
ASKS(shut_down, wires_shutdown)
ASKS(error_of, wires_error)
ASKS(descriptor, wires_fd)

/** connect(address, port) */
static napi_value connect_to(napi_env env, napi_callback_info info) {
  napi_value args[2] = {NULL, NULL};
  size_t argc = 2, length = 0;
  void *data = NULL;
  char address[64] = "";
  int32_t port = 0;
  napi_get_cb_info(env, info, &argc, args, NULL, &data);
  napi_get_value_string_latin1(env, args[0], address, sizeof address, &length);
  napi_get_value_int32(env, args[1], &port);
  return number(env, wires_connect(((Hooked *)data)->wires, address, (uint16_t)port));
}

/** slab(buffer): where bytes are read to from now on. */
static napi_value set_slab(napi_env env, napi_callback_info info) {
  napi_value args[1] = {NULL};
  size_t argc = 1, length = 0;
  void *data = NULL, *bytes = NULL;
  napi_get_cb_info(env, info, &argc, args, NULL, &data);
  Hooked *hooked = data;
  if (!is_buffer(env, args[0]) || napi_get_buffer_info(env, args[0], &bytes, &length) != napi_ok) length = 0;
  if (hooked->slab_kept != NULL) napi_delete_reference(env, hooked->slab_kept);
  hooked->slab_kept = NULL;
  if (length > 0 && napi_create_reference(env, args[0], 1, &hooked->slab_kept) != napi_ok) length = 0;
  hooked->slab = bytes;
  hooked->slab_bytes = length;
  return NULL;
}
/** read(slot, from, most): bytes that stand in the slab behind `from` now; 0 = the end; −errno. */
static napi_value read_some(napi_env env, napi_callback_info info) {
  int32_t given[3];
  Hooked *hooked = numbers(env, info, 3, given);
  size_t from = (size_t)given[1], most = (size_t)given[2];
  // What it would mean to write behind the slab must not depend on JavaScript's sums.
  if (from > hooked->slab_bytes || most > hooked->slab_bytes - from) return number(env, -22);
  return number(env, wires_read(hooked->wires, given[0], hooked->slab + from, most));
}
/** write(slot, bytes): bytes that wait now, or −errno. */
static napi_value write_bytes(napi_env env, napi_callback_info info) {
  napi_value args[2] = {NULL, NULL};
  size_t argc = 2, length = 0;
  void *data = NULL, *bytes = NULL;
  int32_t slot = -1;
  napi_get_cb_info(env, info, &argc, args, NULL, &data);
  napi_get_value_int32(env, args[0], &slot);
  if (!is_buffer(env, args[1]) || napi_get_buffer_info(env, args[1], &bytes, &length) != napi_ok) return number(env, -22);
  return number(env, wires_write(((Hooked *)data)->wires, slot, bytes, length));
}
/** writeText(slot, text): the same for at most 65 535 latin1 characters. */
static napi_value write_text(napi_env env, napi_callback_info info) {
  napi_value args[2] = {NULL, NULL};
  size_t argc = 2, length = 0;
  void *data = NULL;
  int32_t slot = -1;
  napi_get_cb_info(env, info, &argc, args, NULL, &data);
  Hooked *hooked = data;
  napi_get_value_int32(env, args[0], &slot);
  if (napi_get_value_string_latin1(env, args[1], hooked->text, most_text, &length) != napi_ok) return number(env, -22);
  return number(env, wires_write(hooked->wires, slot, hooked->text, length));
}
static napi_value cork(napi_env env, napi_callback_info info) {
  int32_t given[2];
  Hooked *hooked = numbers(env, info, 2, given);
  wires_cork(hooked->wires, given[0], given[1] > 0);
  return NULL;
}
/** drop(slot, reset) */
static napi_value drop(napi_env env, napi_callback_info info) {
  int32_t given[2];
  Hooked *hooked = numbers(env, info, 2, given);
  wires_drop(hooked->wires, given[0], given[1] > 0);
  return NULL;
}
static napi_value leave(napi_env env, napi_callback_info info) {
  int32_t slot[1];
  Hooked *hooked = numbers(env, info, 1, slot);
  wires_leave(hooked->wires, slot[0]);
  return NULL;
}
/** peer(slot): its address; undefined: there is none any more. */
static napi_value peer(napi_env env, napi_callback_info info) {
  int32_t slot[1];
  char text[64];
  napi_value made = NULL;
  Hooked *hooked = numbers(env, info, 1, slot);
  if (wires_peer(hooked->wires, slot[0], text, sizeof text)) napi_create_string_latin1(env, text, NAPI_AUTO_LENGTH, &made);
  return made;
}

static void closed(uv_handle_t *handle) {
  Hooked *hooked = handle->data;
  wires_close(hooked->wires);
  napi_remove_async_cleanup_hook(hooked->cleanup);
  free(hooked);
}
static void clean_up(napi_async_cleanup_hook_handle cleanup, void *given) {
  Hooked *hooked = given;
  hooked->cleanup = cleanup;
  uv_poll_stop(&hooked->poll);
  uv_close((uv_handle_t *)&hooked->poll, closed);
}

/** Hooks them into Node's loop. */
static bool begin(napi_env env, Hooked *hooked, napi_value ready, napi_value events) {
  uv_loop_t *loop = NULL;
  napi_value name = NULL;
  napi_create_string_utf8(env, "gyre wires", NAPI_AUTO_LENGTH, &name);
  hooked->env = env;
  hooked->poll.data = hooked;
  if (napi_get_uv_event_loop(env, &loop) != napi_ok || napi_create_reference(env, ready, 1, &hooked->ready) != napi_ok) return false;
  if (napi_create_reference(env, events, 1, &hooked->events_kept) != napi_ok) return false;
  if (napi_async_init(env, NULL, name, &hooked->context) != napi_ok) return false;
  return uv_poll_init(loop, &hooked->poll, wires_descriptor(hooked->wires)) == 0;
}

napi_value open_wires(napi_env env, napi_callback_info info) {
  napi_value args[2] = {NULL, NULL};
  size_t argc = 2, length = 0;
  void *events = NULL;
  napi_typedarray_type type = napi_int8_array;
  napi_get_cb_info(env, info, &argc, args, NULL, NULL);
  if (napi_get_typedarray_info(env, args[1], &type, &length, &events, NULL, NULL) != napi_ok) return NULL;
  if (type != napi_int32_array || length < 2 * most_at_once) return NULL;
  Hooked *hooked = calloc(1, sizeof *hooked);
  if (hooked == NULL) return NULL;
  hooked->events = events;
  hooked->wires = wires_open();
  if (hooked->wires == NULL || !begin(env, hooked, args[0], args[1])) {
    if (hooked->wires != NULL) wires_close(hooked->wires);
    free(hooked);
    return NULL;
  }
  uv_poll_start(&hooked->poll, UV_READABLE, something_happened);
  uv_unref((uv_handle_t *)&hooked->poll);
  napi_add_async_cleanup_hook(env, clean_up, hooked, NULL);
  static const Method methods[] = {
      {"poll", poll_wires}, {"hold", hold},   {"listen", listen_on},     {"accept", accept_next},     {"connect", connect_to},
      {"slab", set_slab},   {"read", read_some}, {"write", write_bytes}, {"writeText", write_text},   {"flush", flush},
      {"cork", cork},       {"shutdown", shut_down}, {"drop", drop},     {"leave", leave},            {"error", error_of},
      {"descriptor", descriptor}, {"peer", peer},
  };
  return object_of(env, methods, sizeof methods / sizeof *methods, hooked);
}
