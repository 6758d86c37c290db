// Everything a row says about its request, each fact with the way to what it names.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Facts } from '../../../components/facts.tsx';
import { RequestExit } from '../../../components/request-cells.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { formatMoment, formatMs } from '../../../lib/format.ts';
import { originNames } from '../../../lib/messages/failures.ts';
import { t as words } from '../../../lib/messages/requests.ts';
import { listenersQuery } from '../../../lib/queries.ts';
import { t } from '../detail-messages.ts';
import { RequestCarrier } from './request-carrier.tsx';

interface FactsProps {
  readonly request: RequestRow;
  readonly rule: { readonly name: string; readonly position: number } | null;
}
type Fact = readonly [name: string, value: ReactNode];

const To = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <AppLink href={href} className="text-accent hover:underline">
    {children}
  </AppLink>
);
const at = (path: string, search: Readonly<Record<string, string>>): string => `${path}${stringifySearch(search)}`;

export function RequestFacts({ request, rule }: FactsProps) {
  const listener = useQuery(listenersQuery).data?.items.find(({ id }) => id === request.listenerId);
  const listenerName = listener?.name ?? request.listenerId ?? t.none;
  return (
    <Facts title={t.facts} facts={[...asked(request, listenerName), ...decided(request, rule), ...cameOf(request)]} />
  );
}

function asked(request: RequestRow, listener: string): readonly Fact[] {
  const { kind, method, target, proxyUser, wishes } = request;
  const plain = kind === 'exchange' || kind === 'upgrade';
  return [
    [
      t.fact.target,
      <span className="inline-flex max-w-full items-center gap-1">
        <span className="mono truncate">{target}</span>
        <CopyButton text={target} what={t.fact.target} />
      </span>,
    ],
    [t.fact.kind, plain && method !== null ? `${words.kinds[kind]} ${method}` : words.kinds[kind]],
    [
      t.fact.client,
      proxyUser === null ? words.anybody : <To href={at('/requests', { q: `proxyuser:${proxyUser}` })}>{proxyUser}</To>,
    ],
    [t.fact.wishes, wishes === '' ? t.none : <span className="mono break-all">{wishes}</span>],
    [t.fact.listener, listener],
  ];
}

function decided({ rule: ruleId, session, pool, ...request }: RequestRow, rule: FactsProps['rule']): readonly Fact[] {
  return [
    [
      t.fact.rule,
      ruleId === null ? (
        t.noRule
      ) : (
        <To href={at('/rules', { rule: ruleId })}>{rule ? `${rule.position}. ${rule.name || ruleId}` : ruleId}</To>
      ),
    ],
    [t.fact.pool, pool === null ? t.none : <To href={at('/exits', { q: `pool:${pool}` })}>{pool}</To>],
    [t.fact.session, session === null ? t.none : <To href={at('/sessions', { q: session })}>{session}</To>],
    [t.fact.exit, <RequestExit row={{ ...request, rule: ruleId, session, pool }} />],
    [t.fact.carrier, <RequestCarrier request={request} />],
  ];
}

const cameOf = (request: RequestRow): readonly Fact[] => [
  [t.fact.status, request.status ?? t.none],
  [t.fact.code, request.code === null ? t.none : <code>{request.code}</code>],
  [t.fact.origin, request.origin === null ? t.none : originNames[request.origin]],
  [t.fact.took, <span className="num">{formatMs(request.ms)}</span>],
  [t.fact.at, formatMoment(request.at)],
  [t.fact.worker, request.worker],
  [t.fact.revision, request.revision],
  [
    t.fact.id,
    <span className="inline-flex max-w-full items-center gap-1">
      <span className="mono truncate">{request.id}</span>
      <CopyButton text={request.id} what={t.fact.id} />
    </span>,
  ],
];
