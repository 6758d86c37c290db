// The verbs of every noun as hands for configuration documents: names become ids here. What is routed where is in config-routing-hands.ts.
import type { ConfigItem } from '@gyre/shared/contract/config-document';
import type { Hand, Hands, ItemChange } from './config/hands.ts';
import { defaultsOf } from './config/defaults.ts';
import { different } from './config/values.ts';
import { listenerHand, ruleHand, ruleMover } from './config-routing-hands.ts';
import type { ServiceContext } from './context.ts';
import { verifierOf } from './house-keys.ts';
import type { Parts } from './parts.ts';
import { writeNewPool } from './pools/create.ts';
import { writeRemoval } from './pools/remove.ts';
import { writePool } from './pools/update.ts';
import { createProbeProfile } from './probe-profiles/create.ts';
import { removeProbeProfile } from './probe-profiles/remove.ts';
import { updateProbeProfile } from './probe-profiles/update.ts';
import { writeNewUser } from './proxy-users/create.ts';
import { newProxyUserPassword } from './proxy-users/new-password.ts';
import { removeProxyUser } from './proxy-users/remove.ts';
import { writeUser } from './proxy-users/update.ts';
import type { Verb } from './services.ts';
import { updateSettings } from './settings/update.ts';
import { createSiteBanRule } from './site-ban-rules/create.ts';
import { removeSiteBanRule } from './site-ban-rules/remove.ts';
import { updateSiteBanRule } from './site-ban-rules/update.ts';
import { createWebhook } from './webhooks/create.ts';
import { removeWebhook } from './webhooks/remove.ts';
import { updateWebhook } from './webhooks/update.ts';

type Anything = { readonly params: never; readonly query: never; readonly body: never; readonly ifVersion: undefined };

/** `parts.ledger` is inside a write already. */
export function configHands(parts: Parts, verifierKey: string, context: ServiceContext): Hands {
  const of = <T>(verb: unknown): ((input: { params?: object; body?: object }) => T) => {
    const run = verb as (context: ServiceContext, input: Anything) => T;
    return ({ params = {}, body = {} }) =>
      run(context, { params, body, query: {}, ifVersion: undefined } as unknown as Anything);
  };
  type Made = { readonly data: { readonly id: string }; readonly secret?: string };
  /** Nouns whose verbs take what a document says as it is. */
  const plain = (create: unknown, update: unknown, remove: unknown) => ({
    create: (item: object) => {
      const { data, secret } = of<Made>(create)({ body: item });
      return { id: data.id, ...(secret === undefined ? {} : { secret }) };
    },
    update: (id: string, change: object) => void of(update)({ params: { id }, body: change }),
    remove: (id: string) => void of(remove)({ params: { id } }),
  });
  return {
    sections: {
      probeProfiles: plain(createProbeProfile(parts), updateProbeProfile(parts), removeProbeProfile(parts)),
      pools: poolHand(parts, context),
      proxyUsers: userHand(parts, verifierKey, context),
      listeners: listenerHand(parts, context),
      rules: ruleHand(parts, context),
      siteBanRules: plain(createSiteBanRule(parts), updateSiteBanRule(parts), removeSiteBanRule(parts)),
      webhooks: plain(createWebhook(parts), updateWebhook(parts), removeWebhook(parts)),
    },
    settings: (change) => void of(updateSettings(parts))({ body: change }),
    moveRule: ruleMover(parts, context),
    password: (id, password) => {
      const user = parts.stores.users.find(id);
      if (user?.verifier === verifierOf(verifierKey, password)) return false;
      of(newProxyUserPassword(parts, verifierKey))({ params: { id }, body: { password } });
      return true;
    },
  };
}

function poolHand(parts: Parts, context: ServiceContext): Hand<'pools'> {
  /** Fallbacks are named when all pools are there. */
  const named = ({ probeProfile, ...rest }: ItemChange<'pools'>) => ({
    ...rest,
    ...(probeProfile === undefined ? {} : { probeProfileId: probeProfile }),
  });
  return {
    create: (item) => {
      // Only what differs from the defaults is said, so that better defaults reach it.
      const said: ItemChange<'pools'> = different(defaultsOf('pools', item.name), item);
      const { strategy, query, retry = {}, session = {}, queue = {}, rotation = {} } = { ...item, ...groupsOf(said) };
      const { retryOn = {}, budget = {}, hedge = {}, warm = {}, protection = {} } = said;
      const groups = { retry, session, queue, rotation, retryOn, budget, hedge, warm, protection };
      const more = { probeProfileId: item.probeProfile, fallbacks: [], memberIds: [] };
      return { id: writeNewPool(parts, context, { name: item.name, strategy, query, ...groups, ...more }).result.id };
    },
    update: (id, change) => {
      writePool(parts, context, { params: { id }, body: named(change), ifVersion: undefined });
    },
    remove: (id) => {
      writeRemoval(parts, context, { params: { id }, query: {}, ifVersion: undefined });
    },
  };
}
function groupsOf({ retry, session, queue, rotation }: ItemChange<'pools'>) {
  return { retry, session, queue, rotation };
}

function userHand(parts: Parts, verifierKey: string, context: ServiceContext): Hand<'proxyUsers'> {
  const said = ({ password: _, ...item }: ConfigItem<'proxyUsers'>) => item;
  const remove = removeProxyUser(parts) as Verb<never>;
  return {
    create: (item) => {
      const { user, password } = writeNewUser(parts, verifierKey, context, said(item)).result;
      return { id: user.id, secret: password };
    },
    update: (id, { name: _, password: __, ...change }) => {
      writeUser(parts, context, { params: { id }, body: change, ifVersion: undefined });
    },
    remove: (id) => {
      void remove(context, { params: { id }, query: {}, body: {}, ifVersion: undefined } as never);
    },
  };
}
