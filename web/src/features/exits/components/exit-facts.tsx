// Everything Gyre knows about one exit, in three lists: health with reason and countdown, traffic, attributes.
import type { Exit } from '@gyre/shared/contract/exits';
import type { ReactNode } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { formatBytes, formatCount, formatMs, formatPrice, formatShare, formatSpan } from '../../../lib/format.ts';
import { healthHints, failureWords } from '../../../lib/messages/failures.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useClock } from '../../../lib/now.ts';
import { t } from '../drawer-messages.ts';
import { gatewayOf, successOf } from '../exit-words.ts';
import { useEndEjection } from '../mutations.ts';
import { ExitState } from './exit-state.tsx';
import { Facts } from '../../../components/facts.tsx';

export function HealthFacts({ exit }: { readonly exit: Exit }) {
  const { health } = exit;
  const facts: (readonly [string, ReactNode])[] = [
    [
      t.health,
      <span key="state" className="flex flex-wrap items-center gap-x-2">
        <ExitState exit={exit} />
        <span className="text-ink-3">
          {t.since} <TimeAgo at={health.sinceAt} />
        </span>
      </span>,
    ],
  ];
  if (health.untilAt !== null) facts.push([t.ejectedUntil, <Returns key="until" exit={exit} at={health.untilAt} />]);
  if (health.reason !== null) facts.push([t.reason, <Reason key="reason" code={health.reason} />]);
  if (health.ejections > 0) facts.push([t.ejections, t.times(health.ejections)]);
  facts.push([t.lastProbe, <LastProbe key="probe" exit={exit} />]);
  return <Facts title={t.health} facts={facts} />;
}

function Returns({ exit, at }: { readonly exit: Exit; readonly at: number }) {
  const end = useEndEjection(exit);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Countdown at={at} />
      <Button small needs="operate" busy={end.isPending} onClick={() => end.mutate()}>
        {t.endEjection}
      </Button>
    </span>
  );
}

function Countdown({ at }: { readonly at: number }) {
  const text = useClock((now) => (at <= now ? common.due : common.in(formatSpan(at - now))));
  return <span className="num">{text}</span>;
}

function Reason({ code }: { readonly code: keyof typeof healthHints }) {
  return (
    <span>
      <span className="font-medium">{failureWords(code)}</span>
      <span className="block text-ink-2">{healthHints[code]}</span>
    </span>
  );
}

function LastProbe({ exit: { health } }: { readonly exit: Exit }) {
  if (health.lastProbeAt === null) return <>{t.neverProbed}</>;
  return (
    <span>
      <TimeAgo at={health.lastProbeAt} />:{' '}
      {health.lastProbeFailure === null
        ? t.probeOk(formatMs(health.lastProbeMs))
        : `${t.probeFailed}, ${failureWords(health.lastProbeFailure)}`}
    </span>
  );
}

export function TrafficFacts({ exit: { traffic, maxInFlight } }: { readonly exit: Exit }) {
  const inFlight = formatCount(traffic.inFlight);
  return (
    <Facts
      title={t.traffic}
      facts={[
        [t.lastUsed, traffic.lastUsedAt === null ? t.neverUsed : <TimeAgo key="used" at={traffic.lastUsedAt} />],
        [t.success, <Num key="share" text={formatShare(successOf(traffic))} />],
        [t.succeeded, <Num key="ok" text={formatCount(traffic.ok)} />],
        [t.failed, <Num key="failed" text={formatCount(traffic.failed)} />],
        [t.latency, <Num key="ms" text={`${formatMs(traffic.latencyMs)} · ${t.latencyHelp}`} />],
        [
          t.inFlight,
          <Num key="now" text={maxInFlight === null ? inFlight : t.ofCap(inFlight, formatCount(maxInFlight))} />,
        ],
        [t.down, <Num key="down" text={formatBytes(traffic.downBytes)} />],
        [t.up, <Num key="up" text={formatBytes(traffic.upBytes)} />],
      ]}
    />
  );
}

const Num = ({ text }: { readonly text: string }) => <span className="num">{text}</span>;

export function AttributeFacts({ exit }: { readonly exit: Exit }) {
  const direct = exit.scheme === 'direct';
  const facts: (readonly [string, ReactNode])[] = [
    [t.adminState, common.admin[exit.adminState]],
    [t.scheme, exit.scheme],
  ];
  if (direct) facts.push([t.localAddress, exit.localAddress === '' ? t.localAddressAny : exit.localAddress]);
  else {
    facts.push(
      [t.gateway, <Copyable key="gateway" text={gatewayOf(exit)} />],
      [t.username, exit.username === '' ? common.none : <Copyable key="name" text={exit.username} />],
      [t.password, exit.hasPassword ? t.passwordSet : t.passwordNone],
    );
  }
  if (exit.scheme === 'https') {
    facts.push([
      t.insecureTls,
      exit.insecureTls ? (
        <span key="tls" className="font-medium text-danger">
          {t.insecureTlsOn}
        </span>
      ) : (
        t.insecureTlsOff
      ),
    ]);
  }
  facts.push(
    [t.tags, exit.tags.length === 0 ? common.none : exit.tags.join(', ')],
    [t.weight, <Num key="weight" text={formatCount(exit.weight)} />],
    [t.priority, <Num key="priority" text={formatCount(exit.priority)} />],
    [t.price, exit.price === null ? t.priceUnknown : <Num key="price" text={formatPrice(exit.price)} />],
    [t.cap, exit.maxInFlight === null ? t.noCap : <Num key="cap" text={formatCount(exit.maxInFlight)} />],
    ...(exit.template === null ? [] : [[t.template, exit.template] as const]),
    [t.id, <Copyable key="id" text={exit.id} />],
    [t.added, <TimeAgo key="added" at={exit.createdAt} />],
    [t.changed, <TimeAgo key="changed" at={exit.updatedAt} />],
  );
  return <Facts title={t.attributes} facts={facts} />;
}

export function Copyable({ text }: { readonly text: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="mono min-w-0 break-all">{text}</span>
      <CopyButton text={text} />
    </span>
  );
}
