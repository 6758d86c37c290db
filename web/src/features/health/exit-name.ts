// What an exit is called: its label, or its gateway where it has none. Pure.
import type { Exit } from '@gyre/shared/contract/exits';

export const exitName = ({ label, host, port }: Pick<Exit, 'label' | 'host' | 'port'>): string =>
  label === '' ? `${host}:${port}` : label;
