// What both halves of the addon are made of (Node-API, so that one build fits every version of Node).
#ifndef GYRE_ADDON_H
#define GYRE_ADDON_H

#define NAPI_VERSION 8
#include <node_api.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Method {
  const char *name;
  napi_callback call;
} Method;

/** An object with these methods, each of which is given `data`. */
napi_value object_of(napi_env env, const Method *methods, size_t count, void *data);

/** openRelay(ended): starts the thread; the relay, or undefined: it cannot be had. Once for each environment. */
napi_value open_relay(napi_env env, napi_callback_info info);
/** openWires(ready, events): the wires, or undefined: they cannot be had. `events`: an Int32Array with room for 256 pairs. */
napi_value open_wires(napi_env env, napi_callback_info info);

#endif
