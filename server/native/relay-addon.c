// The relay for JavaScript. One relay for each environment that loads it.
#include "addon.h"
#include "relay.h"

#include <stdlib.h>

/** Tunnels that one call tells of, and with how many numbers each. */
enum { most_at_once = 64, numbers_per_tunnel = 4 };

typedef struct Addon {
  Relay *relay;
  napi_threadsafe_function ended;
  /** The slot that `passed` looks at next. */
  uint32_t looked_to;
} Addon;

static Addon *addon_of(napi_env env) {
  void *data = NULL;
  napi_get_instance_data(env, &data);
  return data;
}

/** Numbers only, as many as asked for; what is none reads as 0. */
static Addon *numbers(napi_env env, napi_callback_info info, size_t count, int64_t *given) {
  napi_value args[3] = {NULL, NULL, NULL};
  size_t argc = count;
  napi_get_cb_info(env, info, &argc, args, NULL, NULL);
  for (size_t i = 0; i < count; i++)
    if (napi_get_value_int64(env, args[i], &given[i]) != napi_ok) given[i] = 0;
  return addon_of(env);
}

static napi_value number(napi_env env, int64_t value) {
  napi_value made = NULL;
  napi_create_int64(env, value, &made);
  return made;
}

static void on_ended(void *context) {
  Addon *addon = context;
  napi_call_threadsafe_function(addon->ended, NULL, napi_tsfn_nonblocking);
}

static void close_addon(void *given) {
  Addon *addon = given;
  relay_close(addon->relay);
  free(addon);
}

/** take(first, second): a slot, or −1. */
static napi_value take(napi_env env, napi_callback_info info) {
  int64_t fd[2];
  Addon *addon = numbers(env, info, 2, fd);
  return number(env, relay_take(addon->relay, (int)fd[0], (int)fd[1]));
}

/** cut(slot, side) */
static napi_value cut(napi_env env, napi_callback_info info) {
  int64_t given[2];
  Addon *addon = numbers(env, info, 2, given);
  relay_cut(addon->relay, (uint32_t)given[0], (uint32_t)given[1]);
  return NULL;
}

/** What has a slot for its only argument. */
static napi_value of_slot(napi_env env, napi_callback_info info, void (*act)(Relay *, uint32_t)) {
  int64_t given[1];
  Addon *addon = numbers(env, info, 1, given);
  act(addon->relay, (uint32_t)given[0]);
  return NULL;
}
static napi_value finish(napi_env env, napi_callback_info info) { return of_slot(env, info, relay_finish); }
static napi_value pause_tunnel(napi_env env, napi_callback_info info) { return of_slot(env, info, relay_pause); }
static napi_value resume(napi_env env, napi_callback_info info) { return of_slot(env, info, relay_resume); }

/** The room of a Float64Array, for so many tunnels; 0 for anything else. */
static uint32_t room_of(napi_env env, napi_value array, double **numbers) {
  size_t length = 0;
  void *data = NULL;
  napi_typedarray_type type = napi_int8_array;
  if (napi_get_typedarray_info(env, array, &type, &length, &data, NULL, NULL) != napi_ok || type != napi_float64_array)
    return 0;
  *numbers = data;
  size_t room = length / numbers_per_tunnel;
  return room < most_at_once ? (uint32_t)room : most_at_once;
}

static void write_out(const Passed *passed, uint32_t count, double *out) {
  for (uint32_t i = 0; i < count; i++) {
    *out++ = passed[i].slot;
    *out++ = (double)passed[i].read_bytes[0];
    *out++ = (double)passed[i].read_bytes[1];
    *out++ = (double)passed[i].fresh;
  }
}

/** reap(numbers): those that ended, four numbers each: slot, bytes of the first and the second side, bytes not told of yet. How many. */
static napi_value reap(napi_env env, napi_callback_info info) {
  napi_value array = NULL;
  size_t argc = 1;
  double *out = NULL;
  Passed ends[most_at_once];
  napi_get_cb_info(env, info, &argc, &array, NULL, NULL);
  uint32_t count = relay_reap(addon_of(env)->relay, ends, room_of(env, array, &out));
  write_out(ends, count, out);
  return number(env, count);
}

/** passed(numbers, afresh): the same for those that passed bytes since they were told of last; `afresh` begins at the first slot. */
static napi_value passed(napi_env env, napi_callback_info info) {
  napi_value args[2] = {NULL, NULL};
  size_t argc = 2;
  bool afresh = false;
  double *out = NULL;
  Passed some[most_at_once];
  napi_get_cb_info(env, info, &argc, args, NULL, NULL);
  napi_get_value_bool(env, args[1], &afresh);
  Addon *addon = addon_of(env);
  if (afresh) addon->looked_to = 0;
  uint32_t count = relay_passed(addon->relay, &addon->looked_to, some, room_of(env, args[0], &out));
  write_out(some, count, out);
  return number(env, count);
}

napi_value open_relay(napi_env env, napi_callback_info info) {
  napi_value callback = NULL, name = NULL;
  size_t argc = 1;
  napi_get_cb_info(env, info, &argc, &callback, NULL, NULL);
  Addon *addon = addon_of(env) == NULL ? calloc(1, sizeof *addon) : NULL;
  if (addon == NULL) return NULL;
  napi_create_string_utf8(env, "gyre relay", NAPI_AUTO_LENGTH, &name);
  if (napi_create_threadsafe_function(env, callback, NULL, name, 0, 1, NULL, NULL, NULL, NULL, &addon->ended) != napi_ok) {
    free(addon);
    return NULL;
  }
  napi_unref_threadsafe_function(env, addon->ended);
  addon->relay = relay_open(on_ended, addon);
  if (addon->relay == NULL) {
    napi_release_threadsafe_function(addon->ended, napi_tsfn_abort);
    free(addon);
    return NULL;
  }
  napi_set_instance_data(env, addon, NULL, NULL);
  napi_add_env_cleanup_hook(env, close_addon, addon);
  static const Method methods[] = {{"take", take},     {"cut", cut},       {"finish", finish}, {"pause", pause_tunnel},
                                   {"resume", resume}, {"passed", passed}, {"reap", reap}};
  return object_of(env, methods, sizeof methods / sizeof *methods, NULL);
}
