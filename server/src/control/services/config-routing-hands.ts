// Listeners and rules as hands for configuration documents: they name pools and each other by name.
import type { ConfigItem } from '@gyre/shared/contract/config-document';
import type { RuleThen, RuleWhen } from '@gyre/shared/contract/rules';
import type { Stores } from '../../storage/stores/stores.ts';
import type { Hand } from './config/hands.ts';
import { addressOf } from './config/listener-names.ts';
import type { ServiceContext } from './context.ts';
import { invalidField } from './errors.ts';
import { createListener } from './listeners/create.ts';
import { removeListener } from './listeners/remove.ts';
import { updateListener } from './listeners/update.ts';
import type { Parts } from './parts.ts';
import { writeNewRule } from './rules/create.ts';
import { writePlace } from './rules/move.ts';
import { removeRule } from './rules/remove.ts';
import { writeRule } from './rules/update.ts';

const anyVersion = { ifVersion: undefined } as const;

/** Whether a door may stand open is asked for the document as a whole, so it is confirmed here. */
export function listenerHand(parts: Parts, context: ServiceContext): Hand<'listeners'> {
  const [create, update, remove] = [createListener(parts), updateListener(parts), removeListener(parts)];
  const pool = (name: string | null): string | null => (name === null ? null : poolIdOf(parts.stores, name, '/pool'));
  const written = (answer: unknown): string => (answer as { readonly data: { readonly id: string } }).data.id;
  return {
    create: ({ fromFlags, host, port, pool: name, ...rest }) => {
      if (fromFlags || host === undefined || port === undefined)
        throw invalidField('/fromFlags', 'there is no listener from flags here; say its host and port');
      const body = { ...rest, host, port, poolId: pool(name), confirmOpen: true };
      return { id: written(create(context, { params: undefined, query: undefined, body, ...anyVersion })) };
    },
    update: (id, { fromFlags: _, pool: name, ...rest }) => {
      const body = { ...rest, ...(name === undefined ? {} : { poolId: pool(name) }), confirmOpen: true };
      void update(context, { params: { id }, query: undefined, body, ...anyVersion });
    },
    remove: (id) => {
      void remove(context, { params: { id }, query: undefined, body: undefined, ...anyVersion });
    },
  };
}

export function ruleHand(parts: Parts, context: ServiceContext): Hand<'rules'> {
  const { stores } = parts;
  const remove = removeRule(parts);
  return {
    create: ({ name, enabled, when, then }) => {
      const body = { name, enabled, when: whenOf(stores, when), then: thenOf(stores, then) };
      return { id: writeNewRule(parts, context, body).result.id };
    },
    update: (id, { when, then, ...rest }) => {
      const named = {
        ...(when === undefined ? {} : { when: whenOf(stores, when) }),
        ...(then === undefined ? {} : { then: thenOf(stores, then) }),
      };
      writeRule(parts, context, { params: { id }, body: { ...rest, ...named }, ...anyVersion });
    },
    remove: (id) => {
      void remove(context, { params: { id }, query: undefined, body: undefined, ...anyVersion });
    },
  };
}
export function ruleMover(parts: Parts, context: ServiceContext): (id: string, to: number) => void {
  return (id, to) => void writePlace(parts, context, id, to);
}

function whenOf(stores: Stores, when: RuleWhen): RuleWhen {
  const { listeners: names, wishedPools: pools } = when;
  const all = names === undefined ? [] : stores.listeners.all();
  const listenerId = (name: string, at: number): string => {
    const found = all.find((it) => it.name === name) ?? all.find((it) => addressOf(it) === name || it.id === name);
    if (found === undefined) throw invalidField(`/when/listeners/${at}`, `There is no listener "${name}".`, 'unknown');
    return found.id;
  };
  return {
    ...when,
    ...(names === undefined ? {} : { listeners: names.map(listenerId) }),
    ...(pools === undefined
      ? {}
      : { wishedPools: pools.map((name, at) => poolIdOf(stores, name, `/when/wishedPools/${at}`)) }),
  };
}
function thenOf(stores: Stores, { pool, ...does }: ConfigItem<'rules'>['then']): RuleThen {
  return pool === undefined ? does : { ...does, poolId: poolIdOf(stores, pool, '/then/pool') };
}
function poolIdOf(stores: Stores, name: string, pointer: string): string {
  const pool = stores.pools.findByName(name);
  if (pool === undefined) throw invalidField(pointer, `There is no pool "${name}".`, 'unknown');
  return pool.id;
}
