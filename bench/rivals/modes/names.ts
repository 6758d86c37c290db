// The modes by name: loads that go round all peers, and measurements that start peers in their own way.
export const loadModes = ['tunnel', 'keep', 'abs', 'absnew', 'bulk', 'socks'] as const;
export type LoadMode = (typeof loadModes)[number];

export const allModes = [...loadModes, 'idle', 'scale', 'ttfb', 'stall'] as const;
export type ModeName = (typeof allModes)[number];

export function isLoad(mode: ModeName): mode is LoadMode {
  return loadModes.some((it) => it === mode);
}
