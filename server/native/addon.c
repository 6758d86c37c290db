#include "addon.h"

napi_value object_of(napi_env env, const Method *methods, size_t count, void *data) {
  napi_value object = NULL;
  napi_create_object(env, &object);
  for (size_t i = 0; i < count; i++) {
    napi_value made = NULL;
    if (napi_create_function(env, methods[i].name, NAPI_AUTO_LENGTH, methods[i].call, data, &made) == napi_ok)
      napi_set_named_property(env, object, methods[i].name, made);
  }
  return object;
}

static napi_value init(napi_env env, napi_value exports) {
  static const Method openings[] = {{"openRelay", open_relay}, {"openWires", open_wires}};
  (void)exports;
  return object_of(env, openings, sizeof openings / sizeof *openings, NULL);
}

NAPI_MODULE(gyre_native, init)
