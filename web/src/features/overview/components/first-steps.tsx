// The way from a fresh installation to the first request: three steps, done ones ticked, the command ready to copy, and the answer when it came.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeSnippet } from '../../../components/code-snippet.tsx';
import { RequestExit, RequestResult } from '../../../components/request-cells.tsx';
import { Button, buttonClass } from '../../../components/ui/button.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatMs } from '../../../lib/format.ts';
import { listenersQuery, proxyUsersQuery } from '../../../lib/queries.ts';
import { firstCurl } from '../first-curl.ts';
import { t } from '../messages.ts';

/** Whether what they tell has been read, or cannot be: they grow with it, and would push away what stands below. */
export function useFirstStepsRead(wanted: boolean): boolean {
  const listeners = useQuery({ ...listenersQuery, enabled: wanted });
  const users = useQuery({ ...proxyUsersQuery, enabled: wanted });
  return !listeners.isPending && !users.isPending;
}

interface FirstStepsProps {
  readonly exits: number;
  /** The request that came first, once one did. */
  readonly first: RequestRow | undefined;
  readonly onClose: () => void;
}

export function FirstSteps({ exits, first, onClose }: FirstStepsProps) {
  const listeners = useQuery(listenersQuery).data?.items;
  const users = useQuery(proxyUsersQuery).data?.items ?? [];
  const curl = listeners && firstCurl(listeners, users, pageHost());
  return (
    <section aria-label={t.firstTitle} className="rounded-panel border bg-surface p-4 md:p-6">
      <h2 className="text-16">{t.firstTitle}</h2>
      <p className="mt-0.5 text-13 text-ink-2">{t.firstText}</p>
      <ol className="mt-5 grid gap-6 xl:grid-cols-[1fr_1fr_1.6fr]">
        <Step n={1} title={t.stepExits} done={exits > 0} text={exits > 0 ? t.stepExitsDone(exits) : t.stepExitsText}>
          <Link to="/exits" search={{ import: '1' }} className={buttonClass(exits > 0 ? 'plain' : 'primary')}>
            {t.importExits}
          </Link>
        </Step>
        <Step
          n={2}
          title={t.stepUser}
          done={users.length > 0}
          text={users.length > 0 ? t.stepUserDone(users.length) : t.stepUserText}
        >
          <Link to="/proxy-users" className={buttonClass()}>
            {t.newUser}
          </Link>
        </Step>
        <Step
          n={3}
          title={t.stepRequest}
          done={first?.ok === true}
          text={exits > 0 ? t.stepRequestText : t.stepRequestLater}
        >
          {curl && <CodeSnippet code={curl.command} name="curl" />}
          {curl?.needsPassword && <p className="mt-2 text-12 text-ink-3">{t.stepPassword}</p>}
          {curl === null && (
            <p className="text-13">
              {t.noListener}{' '}
              <Link to="/listeners" className="font-medium text-accent underline underline-offset-2">
                {t.toListeners}
              </Link>
            </p>
          )}
          {exits > 0 && <Answer first={first} onClose={onClose} />}
        </Step>
      </ol>
    </section>
  );
}

/** Waits for the first request, then tells how it went and by which exit. */
function Answer({ first, onClose }: Omit<FirstStepsProps, 'exits'>) {
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-13">
      <p role="status" className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-ink-2">
        {first ? (
          <>
            <RequestResult row={first} />
            <span>{t.answeredIn(formatMs(first.ms))}</span>
            {first.exitId !== null && <span>{t.answeredBy}</span>}
            {first.exitId !== null && (
              <span className="min-w-0 truncate">
                <RequestExit row={first} />
              </span>
            )}
          </>
        ) : (
          <>
            <span className="breathing size-2 rounded-full bg-accent" aria-hidden="true" />
            {t.waiting}
          </>
        )}
      </p>
      {first && (
        <Button small onClick={onClose}>
          {t.closeSteps}
        </Button>
      )}
    </div>
  );
}

const pageHost = (): string => (typeof window === 'undefined' ? '127.0.0.1' : window.location.hostname);

interface StepProps {
  readonly n: number;
  readonly title: string;
  readonly text: string;
  readonly done?: boolean;
  readonly children?: ReactNode;
}
function Step({ n, title, text, done, children }: StepProps) {
  return (
    <li className="flex min-w-0 gap-3">
      <span
        aria-hidden="true"
        className={cn(
          'num inline-flex size-6 shrink-0 items-center justify-center rounded-full text-12 font-semibold',
          done ? 'bg-healthy-tint text-healthy' : 'bg-raised text-ink-2',
        )}
      >
        {done ? <Check size={14} /> : n}
      </span>
      <div className="min-w-0 flex-1">
        <h3 className="text-14 leading-6">{title}</h3>
        <p className="mt-0.5 mb-3 text-13 text-ink-2">{text}</p>
        {children}
      </div>
    </li>
  );
}
