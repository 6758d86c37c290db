// The hands a document works with: for each noun the verbs that are there already, handed in (config-hands.ts), so that one rule holds for all ways.
import type { ConfigItem, ConfigSection, ConfigSettings } from '@gyre/shared/contract/config-document';

/** The fields that are otherwise. */
export type ItemChange<S extends ConfigSection> = Partial<ConfigItem<S>>;

export interface Hand<S extends ConfigSection> {
  /** Makes one. @returns its id, and a secret that was made with it */
  create(item: ConfigItem<S>): { readonly id: string; readonly secret?: string };
  update(id: string, change: ItemChange<S>): void;
  remove(id: string): void;
}
/** Each throws a ServiceError when a rule of its noun is against it, and has written nothing then. */
export interface Hands {
  readonly sections: { readonly [S in ConfigSection]: Hand<S> };
  settings(change: ConfigSettings): void;
  /** `to`: its new place, 0 first. */
  moveRule(id: string, to: number): void;
  /** Gives a proxy user this password. @returns whether it had another. */
  password(id: string, password: string): boolean;
}
