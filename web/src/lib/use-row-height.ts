// The height of a row in a windowed table: two lines on a phone, else what the admin chose; touch needs 44 px.
import { density, rowHeights } from './preferences.ts';
import { useStore } from './store.ts';
import { useMedia, usePhone } from './use-media.ts';

const phoneHeight = 60;

export function useRowHeight(): number {
  const phone = usePhone();
  const touch = useMedia('(pointer: coarse)');
  const chosen = useStore(density);
  if (phone) return phoneHeight;
  return touch ? rowHeights.roomy : rowHeights[chosen];
}
