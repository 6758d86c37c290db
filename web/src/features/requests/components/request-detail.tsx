// One request over the tail: what happened, what to do, its attempts, and everything that was known. J and K walk the list.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronDown, ChevronUp, Split } from 'lucide-react';
import { AppLink } from '../../../components/app-link.tsx';
import { AttemptList } from '../../../components/attempt-list.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { RequestResult } from '../../../components/request-cells.tsx';
import { buttonClass } from '../../../components/ui/button.tsx';
import { Drawer } from '../../../components/ui/drawer.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { ApiError } from '../../../lib/api-client.ts';
import { formatMoment } from '../../../lib/format.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { t as words } from '../../../lib/messages/requests.ts';
import { rulesQuery } from '../../../lib/queries.ts';
import { adviceOn } from '../advice.ts';
import { t } from '../detail-messages.ts';
import { decidedBy, happened, reportOf } from '../happened.ts';
import { t as listT } from '../messages.ts';
import { keptRequestQuery } from '../queries.ts';
import { RequestFacts } from './request-facts.tsx';

interface DetailProps {
  readonly id: string;
  /** As the list has it; else it is read. */
  readonly row: RequestRow | undefined;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
}

export function RequestDetail({ id, row, onClose, onStep }: DetailProps) {
  const read = useQuery({ ...keptRequestQuery(id), enabled: row === undefined });
  const request = row ?? read.data;
  useHotkeys([
    { keys: 'j', label: t.next, group: listT.title, inDialog: true, run: () => onStep(1) },
    { keys: 'k', label: t.before, group: listT.title, inDialog: true, run: () => onStep(-1) },
  ]);
  if (request) return <Detail request={request} onClose={onClose} onStep={onStep} />;
  const gone = read.error instanceof ApiError && read.error.status === 404;
  return (
    <Drawer onClose={onClose} title={gone ? t.goneTitle : listT.title}>
      {gone && <p className="text-13 text-ink-2">{t.goneText}</p>}
      {read.error && !gone && <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />}
      {!read.error && (
        <p role="status" className="text-13 text-ink-3">
          {common.loading}
        </p>
      )}
    </Drawer>
  );
}

interface LoadedProps extends Pick<DetailProps, 'onClose' | 'onStep'> {
  readonly request: RequestRow;
}

function Detail({ request, onClose, onStep }: LoadedProps) {
  const rules = useQuery(rulesQuery).data?.items ?? [];
  const ruleAt = rules.findIndex((rule) => rule.id === request.rule);
  const rule = rules[ruleAt];
  return (
    <Drawer
      onClose={onClose}
      title={request.target}
      subtitle={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <RequestResult row={request} />
          <span className="text-ink-3">{words.kindMeaning[request.kind]}</span>
          <span className="num text-ink-3">{formatMoment(request.at)}</span>
        </span>
      }
      actions={
        <>
          <Link
            to="/explain"
            search={{ request: request.id }}
            className={buttonClass('primary')}
            title={t.explainHint}
            data-autofocus
          >
            <Split size={14} aria-hidden="true" />
            {t.explain}
          </Link>
          <span className="inline-flex items-center gap-1 text-13 text-ink-2">
            {t.report}
            <CopyButton text={reportOf(request)} what={t.copyReport} />
          </span>
          <span className="ml-auto flex">
            <IconButton name={t.before} onClick={() => onStep(-1)}>
              <ChevronUp size={16} aria-hidden="true" />
            </IconButton>
            <IconButton name={t.next} onClick={() => onStep(1)}>
              <ChevronDown size={16} aria-hidden="true" />
            </IconButton>
          </span>
        </>
      }
    >
      <Happened request={request} why={decidedBy(request, rule?.name ?? null)} />
      <section className="mb-6">
        <h3 className="mb-2 text-13 text-ink-2">{words.attempts}</h3>
        <AttemptList row={request} />
      </section>
      <RequestFacts request={request} rule={rule ? { name: rule.name, position: ruleAt + 1 } : null} />
    </Drawer>
  );
}

function Happened({ request, why }: { readonly request: RequestRow; readonly why: string | null }) {
  const help = request.code === null ? null : adviceOn(request.code);
  return (
    <dl className="mb-6 grid gap-x-4 gap-y-2 rounded-panel bg-surface p-4 text-13 md:grid-cols-[110px_minmax(0,1fr)]">
      <dt className="text-ink-3">{t.happened}</dt>
      <dd>{happened(request)}</dd>
      {help && (
        <>
          <dt className="text-ink-3">{t.doIt}</dt>
          <dd>
            {help.text}
            {help.link && (
              <>
                {' '}
                <AppLink href={help.link.href} className="text-accent underline">
                  {help.link.label}
                </AppLink>
              </>
            )}
          </dd>
        </>
      )}
      {why !== null && (
        <>
          <dt className="text-ink-3">{t.why}</dt>
          <dd className="break-words">{why}</dd>
        </>
      )}
    </dl>
  );
}
