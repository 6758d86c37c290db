// How much of a cap is used: a bar, the figures, and a word; and on the page when it begins anew and when it will be spent.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatBytes, formatMoment } from '../../../lib/format.ts';
import { t } from '../limit-messages.ts';

type Kind = 'day' | 'month';
const nearShare = 0.8;

const capOf = ({ caps }: ProxyUser, kind: Kind): number | null =>
  kind === 'day' ? caps.bytesPerDay : caps.bytesPerMonth;
const shareOf = (user: ProxyUser, kind: Kind): number => user.use[kind].bytes / capOf(user, kind)!;

/** The caps there are, the fullest first. */
function capsOf(user: ProxyUser): Kind[] {
  const kinds = (['month', 'day'] as const).filter((kind) => capOf(user, kind) !== null);
  return kinds.sort((a, b) => shareOf(user, b) - shareOf(user, a));
}

/** In a list: the fullest cap. */
export function UseCell({ user }: { readonly user: ProxyUser }) {
  const [kind] = capsOf(user);
  if (kind === undefined)
    return <span className="whitespace-nowrap text-ink-3">{t.noCap(formatBytes(user.use.month.bytes))}</span>;
  return <UseMeter user={user} kind={kind} />;
}

function UseMeter({ user, kind }: { readonly user: ProxyUser; readonly kind: Kind }) {
  const cap = capOf(user, kind)!;
  const { bytes } = user.use[kind];
  const share = shareOf(user, kind);
  const state = share >= 1 ? 'spent' : share >= nearShare ? 'near' : 'open';
  const text = t.ofCap(formatBytes(bytes), formatBytes(cap), kind);
  return (
    <span className="block max-w-64 min-w-36">
      <span
        role="meter"
        aria-label={t.meter(user.name, kind)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.floor(share * 100))}
        aria-valuetext={`${text}, ${t.states[state]}`}
        className="block h-2 overflow-hidden rounded-full bg-raised"
      >
        <span
          data-shape
          className={cn('block h-full', barOf[state])}
          style={{ width: `${Math.min(100, share * 100)}%` }}
        />
      </span>
      <span className="num mt-1 flex flex-wrap items-center gap-x-1.5 text-12 text-ink-2">
        {text}
        {state !== 'open' && (
          <span className={cn('inline-flex items-center gap-1', state === 'spent' ? 'text-danger' : 'text-warning')}>
            <StatusIcon kind={state === 'spent' ? 'ejected' : 'warning'} size={12} />
            {t.states[state]}
          </span>
        )}
      </span>
    </span>
  );
}
const barOf = { open: 'bg-accent', near: 'bg-warning', spent: 'bg-danger' } as const;

/** On the page of one: every cap, when it begins anew, and when it is spent at the present pace. */
export function UsePanel({ user }: { readonly user: ProxyUser }) {
  const { use } = user;
  const kinds = capsOf(user);
  return (
    <div className="flex flex-col gap-3 text-13">
      {kinds.length === 0 && <p className="text-ink-2">{t.noCap(formatBytes(use.month.bytes))}</p>}
      {kinds.map((kind) => (
        <div key={kind}>
          <UseMeter user={user} kind={kind} />
          <p className="text-12 text-ink-3">{t.resets(formatMoment(use[kind].resetsAt))}</p>
        </div>
      ))}
      {use.spentUntil !== null && (
        <p className="flex items-center gap-1.5 text-danger">
          <StatusIcon kind="ejected" size={14} />
          {t.spentUntil(formatMoment(use.spentUntil))}
        </p>
      )}
      {kinds.length > 0 && use.spentUntil === null && <p className="text-ink-2">{forecastOf(user)}</p>}
      {use.refused > 0 && <p className="text-ink-2">{t.refused(use.refused)}</p>}
    </div>
  );
}

function forecastOf({ use: { bytesPerDay, forecast } }: ProxyUser): string {
  if (bytesPerDay === null) return t.noPace;
  const end = forecast === null ? t.lasts : t.willBeSpent(forecast.cap, formatMoment(forecast.spentAt));
  return `${t.pace(formatBytes(bytesPerDay))} ${end}`;
}
