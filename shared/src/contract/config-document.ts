// What a configuration document may hold: everything an operator sets by hand, by name and without ids, times or secrets. Exits are inventory and
// stay outside. What an object does not say has its default; a setting that is not named stays as it is.
import * as z from 'zod';
import { configSecretPrefix } from '../vocabulary.ts';
import { webhookCreate } from './alerts.ts';
import { listenerFields } from './listeners.ts';
import { poolCreate, queuePolicy, retryPolicy, rotationPolicy, sessionPolicy } from './pools.ts';
import { probeExpectation, probeProfileCreate } from './probe-profiles.ts';
import { proxyUserCaps, proxyUserName } from './proxy-users.ts';
import { resilienceGroups } from './resilience.ts';
import { ruleThen, ruleWhen } from './rules.ts';
import { settings } from './settings.ts';
import { siteBanRuleCreate } from './site-bans.ts';

/** The version of the form of documents. */
export const configVersion = 1;
const secretName = new RegExp(`^${configSecretPrefix}[A-Z0-9_]{1,80}$`);

const { probe, places, requests, health, backups, limits } = settings.shape;
const settingsItem = z
  .object({
    ...{ probe: probe.partial().strict(), places: places.partial().strict(), requests: requests.partial().strict() },
    ...{ health: health.partial().strict(), backups: backups.partial().strict(), limits: limits.partial().strict() },
    ...{ allowPrivateTargets: settings.shape.allowPrivateTargets, refusedPorts: settings.shape.refusedPorts },
  })
  .partial()
  .strict();

const profileItem = probeProfileCreate.extend({ expect: probeExpectation.strict().prefault({}) }).strict();
const poolItem = z
  .object({
    ...{ name: poolCreate.shape.name, strategy: poolCreate.shape.strategy, query: poolCreate.shape.query },
    retry: retryPolicy.strict().prefault({}),
    session: sessionPolicy.strict().prefault({}),
    queue: queuePolicy.strict().prefault({}),
    rotation: rotationPolicy.strict().prefault({}),
    retryOn: resilienceGroups.retryOn.strict().prefault({}),
    budget: resilienceGroups.budget.strict().prefault({}),
    hedge: resilienceGroups.hedge.strict().prefault({}),
    warm: resilienceGroups.warm.strict().prefault({}),
    protection: resilienceGroups.protection.strict().prefault({}),
    /** Names. */
    probeProfile: z.string().nullable().default(null),
    fallbacks: z.array(z.string()).max(10).default([]),
  })
  .strict();
const { bytesPerDay, bytesPerMonth, resetDay } = proxyUserCaps.shape;
const capsItem = z
  .object({
    bytesPerDay: bytesPerDay.default(null),
    bytesPerMonth: bytesPerMonth.default(null),
    resetDay: resetDay.default(1),
  })
  .strict();
const userItem = z
  .object({
    name: proxyUserName,
    enabled: z.boolean().default(true),
    /** Names; the first is its default. */
    pools: z.array(z.string()).min(1).max(100).default(['default']),
    note: z.string().max(500).default(''),
    mayChooseExit: z.boolean().default(true),
    caps: capsItem.prefault({}),
    /** The variable of Gyre that holds it; without one, a password is kept, or made for somebody new and shown once. */
    password: z
      .object({ env: z.string().regex(secretName, `the name of a variable that begins with ${configSecretPrefix}`) })
      .strict()
      .optional(),
  })
  .strict();
const listenerItem = z
  .object({
    name: listenerFields.shape.name,
    /** Its address is set by --proxy or GYRE_PROXY_LISTEN, and not said here. */
    fromFlags: z.boolean().default(false),
    host: listenerFields.shape.host.optional(),
    port: listenerFields.shape.port.optional(),
    enabled: z.boolean().default(true),
    auth: listenerFields.shape.auth.default('auto'),
    /** A name; null = the default pool. */
    pool: z.string().nullable().default(null),
    profile: listenerFields.shape.profile.default(''),
    answerHeaders: z.boolean().default(true),
  })
  .strict()
  .superRefine(({ fromFlags, host, port }, context) => {
    const wrong = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (fromFlags && host !== undefined) wrong('host', 'is set by --proxy here, and cannot be said');
    if (fromFlags && port !== undefined) wrong('port', 'is set by --proxy here, and cannot be said');
    if (!fromFlags && host === undefined) wrong('host', 'is required');
    if (!fromFlags && port === undefined) wrong('port', 'is required');
  });
const ruleItem = z
  .object({
    name: z.string().max(120),
    enabled: z.boolean().default(true),
    /** Listeners and wished pools by name. */
    when: ruleWhen.default({}),
    then: ruleThen.omit({ poolId: true }).extend({ pool: z.string().optional() }).strict(),
  })
  .strict();

export const configDocument = z
  .object({
    version: z.literal(configVersion),
    settings: settingsItem.optional(),
    probeProfiles: z.array(profileItem).max(1000).optional(),
    pools: z.array(poolItem).max(5000).optional(),
    proxyUsers: z.array(userItem).max(10_000).optional(),
    listeners: z.array(listenerItem).max(1000).optional(),
    rules: z.array(ruleItem).max(5000).optional(),
    siteBanRules: z.array(siteBanRuleCreate.body).max(200).optional(),
    webhooks: z.array(webhookCreate.body).max(50).optional(),
  })
  .strict();
export type ConfigDocument = z.output<typeof configDocument>;
export type ConfigSettings = NonNullable<ConfigDocument['settings']>;
/** Sections that are lists of named objects. */
export type ConfigSection = Exclude<keyof ConfigDocument, 'version' | 'settings'>;
export type ConfigItem<S extends ConfigSection> = NonNullable<ConfigDocument[S]>[number];
export const configItems = {
  ...{ probeProfiles: profileItem, pools: poolItem, proxyUsers: userItem, listeners: listenerItem },
  ...{ rules: ruleItem, siteBanRules: siteBanRuleCreate.body, webhooks: webhookCreate.body },
} as const;
/** In the order of a document. */
export const configSections = [
  ...(['probeProfiles', 'pools', 'proxyUsers', 'listeners', 'rules', 'siteBanRules', 'webhooks'] as const),
] as const satisfies readonly ConfigSection[];
