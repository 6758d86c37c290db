// The little of a browser that modules touch when they are loaded. Tests render to text in Node; imported before anything of the dashboard.
const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };

Object.assign(globalThis, {
  document: { documentElement: { dataset: { theme: 'light' } } },
  matchMedia: () => media,
  navigator: { userAgent: 'Node' },
});

/** Afterwards the router must see that nobody scrolls or paints here. */
export function forgetDocument(): void {
  Reflect.deleteProperty(globalThis, 'document');
}
