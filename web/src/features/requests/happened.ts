// One request in sentences: what came of it, and what decided its exit. Pure.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { formatMoment, formatMs } from '../../lib/format.ts';
import { listed } from '../../lib/messages.ts';
import { t as words } from '../../lib/messages/requests.ts';
import { t } from './detail-messages.ts';

export function happened(row: RequestRow): string {
  const sentence = row.ok ? succeeded(row) : failed(row);
  if (row.ok) return sentence;
  const detail = row.detail === '' ? '' : t.inDetail(row.detail.replace(/\.$/, ''));
  return [sentence, detail, row.status === null ? '' : t.clientSaw(row.status)].filter(Boolean).join(' ');
}

function succeeded({ exitLabel, exitId, country, attempts, ms }: RequestRow): string {
  const exit = exitLabel ?? exitId;
  const took = formatMs(ms);
  if (exit === null) return t.okDirect(took);
  const named = country === null ? exit : `${exit} (${country})`;
  return attempts > 1 ? t.okLater(named, attempts, took) : t.okFirst(named, took);
}

function failed({ code, attempts, ms }: RequestRow): string {
  const took = formatMs(ms);
  if (code === null) return t.failedUnknown(took);
  return attempts === 0 ? t.failedBefore(code, took) : t.failedAfter(code, attempts, took);
}

/** What narrowed the choice of the exit; null where there was no choice. */
export function decidedBy(row: RequestRow, ruleName: string | null): string | null {
  if (row.exitId === null && row.attempts === 0) return null;
  const reasons = [
    row.rule === null ? '' : t.ruleSays(ruleName ?? row.rule),
    row.wishes === '' ? '' : t.wishesSay(row.wishes),
    row.session === null ? '' : t.sessionSays(row.session),
  ].filter(Boolean);
  if (reasons.length === 0) return t.noWishes;
  return t.because(listed([...(row.pool === null ? [] : [t.poolSays(row.pool)]), ...reasons]));
}

/** A request as text for a ticket: no secrets, they are not in a row. */
export function reportOf(row: RequestRow): string {
  const line = t.reportLine;
  return [
    line(t.fact.id, row.id),
    line(t.fact.at, `${new Date(row.at).toISOString()} (${formatMoment(row.at)})`),
    line(t.fact.target, `${words.kinds[row.kind]} ${row.target}`),
    line(t.fact.client, row.proxyUser ?? words.anybody),
    line(t.fact.wishes, row.wishes || t.none),
    line(t.fact.pool, row.pool ?? t.none),
    line(t.fact.exit, row.exitId === null ? t.none : `${row.exitLabel ?? ''} ${row.exitId}`.trim()),
    line(words.result, row.ok ? words.resultOk(row.status) : `${row.code ?? ''} ${row.status ?? ''}`.trim()),
    line(t.happened, happened(row)),
    ...row.tries.map((attempt, i) =>
      `  ${i + 1}. ${attempt.exitLabel} (${attempt.exitId}) +${formatMs(attempt.startMs)} ${formatMs(attempt.ms)} ${triedWords(attempt)} ${attempt.detail}`.trimEnd(),
    ),
    line(t.fact.revision, `${row.revision}`),
    line(t.fact.worker, `${row.worker}`),
  ].join('\n');
}

function triedWords({ kind, outcome, code }: RequestRow['tries'][number]): string {
  const came = outcome === 'lost' ? words.attemptLost : (code ?? words.attemptOk);
  return kind === 'first' ? came : `${words.tryKinds[kind]}, ${came}`;
}
