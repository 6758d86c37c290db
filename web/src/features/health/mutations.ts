// Writes of the Health screen: probe runs, site bans and their rules, probe profiles, webhooks.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { ProbeRun } from '@gyre/shared/contract/health';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { useStartProbes, useStopProbes } from '../../lib/probe-runs.ts';
import { withSession } from '../../lib/session.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t as alertT } from './alert-messages.ts';
import { t as banT } from './ban-messages.ts';
import { t as profileT } from './profile-messages.ts';
import { runQuery } from './queries.ts';

export type BanRuleFields = BodyInput<EndpointOf<'siteBanRules.create'>>;
export type BanRuleUpdate = BodyInput<EndpointOf<'siteBanRules.update'>>;
export type ProfileFields = BodyInput<EndpointOf<'probeProfiles.create'>>;
export type ProfileUpdate = BodyInput<EndpointOf<'probeProfiles.update'>>;
export type WebhookFields = BodyInput<EndpointOf<'webhooks.create'>>;
export type WebhookUpdate = BodyInput<EndpointOf<'webhooks.update'>>;
type Lift = BodyInput<EndpointOf<'siteBans.lift'>>;
interface Change<B> {
  readonly id: string;
  readonly body: B;
  /** Left out, it saves over whatever is there now. */
  readonly ifVersion?: number;
}
interface Named {
  readonly id: string;
  readonly name: string;
}
const version = (ifVersion: number | undefined) => (ifVersion === undefined ? {} : { ifVersion });

/** Without ids all that are enabled are probed. */
export const useStartRun = (onStarted: (run: ProbeRun) => void) => {
  const client = useQueryClient();
  return useStartProbes((run) => {
    client.setQueryData(runQuery(run.id).queryKey, run);
    onStarted(run);
  });
};
export const useStopRun = () => {
  const client = useQueryClient();
  return useStopProbes((run) => client.setQueryData(runQuery(run.id).queryKey, run));
};

const bans = ['site-bans', 'health'] as const;
export const useLift = (onSaved?: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: Lift) => withSession(() => call('siteBans.lift', { body: what })),
    onSuccess: () => {
      for (const noun of bans) void client.invalidateQueries({ queryKey: [noun] });
      onSaved?.();
    },
  });
};
export const useImpose = (onSaved: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<EndpointOf<'siteBans.create'>>) =>
      withSession(() => call('siteBans.create', { body })),
    onSuccess: () => {
      for (const noun of bans) void client.invalidateQueries({ queryKey: [noun] });
      onSaved();
    },
  });
};

export const useCreateBanRule = (onSaved: () => void) =>
  useWrite({
    run: (body: BanRuleFields) => call('siteBanRules.create', { body }),
    touches: ['site-ban-rules'],
    saved: ({ data }) => banT.saved.created(data.name),
    onSaved,
  });
/** `failed` is the notice of a write that has no form to show the reason in. */
export const useUpdateBanRule = (onSaved?: () => void, failed?: string) =>
  useWrite({
    run: ({ id, body, ifVersion }: Change<BanRuleUpdate>) =>
      call('siteBanRules.update', { params: { id }, body, ...version(ifVersion) }),
    touches: ['site-ban-rules'],
    saved: ({ data }) => banT.saved.changed(data.name),
    onSaved: () => onSaved?.(),
    failed,
  });
export const useRemoveBanRule = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: Named) => call('siteBanRules.remove', { params: { id } }),
    touches: ['site-ban-rules'],
    saved: (_, { name }) => banT.saved.removed(name),
    onSaved,
  });

export const useCreateProfile = (onSaved: () => void) =>
  useWrite({
    run: (body: ProfileFields) => call('probeProfiles.create', { body }),
    touches: ['probe-profiles'],
    saved: ({ data }) => profileT.saved.created(data.name),
    onSaved,
  });
export const useUpdateProfile = (onSaved: () => void) =>
  useWrite({
    run: ({ id, body, ifVersion }: Change<ProfileUpdate>) =>
      call('probeProfiles.update', { params: { id }, body, ...version(ifVersion) }),
    touches: ['probe-profiles'],
    saved: ({ data }) => profileT.saved.changed(data.name),
    onSaved,
  });
export const useRemoveProfile = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: Named) => call('probeProfiles.remove', { params: { id } }),
    touches: ['probe-profiles'],
    saved: (_, { name }) => profileT.saved.removed(name),
    onSaved,
  });

type Made = Awaited<ReturnType<typeof createWebhook>>;
const createWebhook = (body: WebhookFields) => call('webhooks.create', { body });
export const useCreateWebhook = (onSaved: (made: Made) => void) =>
  useWrite({ run: createWebhook, touches: ['webhooks'], onSaved });
/** `failed` is the notice of a write that has no form to show the reason in. */
export const useUpdateWebhook = (onSaved?: () => void, failed?: string) =>
  useWrite({
    run: ({ id, body, ifVersion }: Change<WebhookUpdate>) =>
      call('webhooks.update', { params: { id }, body, ...version(ifVersion) }),
    touches: ['webhooks'],
    saved: ({ data }) => alertT.saved.changed(data.name),
    onSaved: () => onSaved?.(),
    failed,
  });
export const useRemoveWebhook = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: Named) => call('webhooks.remove', { params: { id } }),
    touches: ['webhooks'],
    saved: (_, { name }) => alertT.saved.removed(name),
    onSaved,
  });
export const useTestWebhook = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => withSession(() => call('webhooks.test', { params: { id } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
};
