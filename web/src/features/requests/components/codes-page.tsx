// Every failure code in one place: what it means, whose doing it is, what the client sees, and what to do about it.
import { failureFacts } from '@gyre/shared/failure-facts';
import { failureCodes, type FailureCode } from '@gyre/shared/vocabulary';
import { useEffect } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { failureHints, failureWords, originNames } from '../../../lib/messages/failures.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { adviceOn } from '../advice.ts';
import { t } from '../advice-messages.ts';

export function CodesPage() {
  const url = useUrl();
  const filter = url.get('q').trim().toLowerCase();
  const marked = url.get('code');
  useEffect(() => document.getElementById(marked)?.scrollIntoView({ block: 'center' }), [marked]);
  const shown = failureCodes.filter((code) => answers(code, filter));
  return (
    <>
      <PageHeader title={t.title} about={t.about} />
      <div className="mt-3 w-full md:max-w-80">
        <Input
          aria-label={t.filter}
          placeholder={t.filter}
          data-query-box
          value={url.get('q')}
          onChange={(event) => url.set({ q: event.target.value || null }, 'replace')}
        />
      </div>
      <ul className="mt-3 flex flex-col gap-2">
        {shown.map((code) => (
          <Code key={code} code={code} marked={code === marked} />
        ))}
      </ul>
      {shown.length === 0 && <p className="py-8 text-13 text-ink-3">{t.none(filter)}</p>}
    </>
  );
}

function answers(code: FailureCode, filter: string): boolean {
  const { origin, status } = failureFacts[code];
  const text = [code, failureWords(code), failureHints[code], originNames[origin], status, adviceOn(code).text];
  return text.join(' ').toLowerCase().includes(filter);
}

function Code({ code, marked }: { readonly code: FailureCode; readonly marked: boolean }) {
  const { origin, status } = failureFacts[code];
  const { text, link } = adviceOn(code);
  return (
    <li
      id={code}
      className={cn('scroll-mt-16 rounded-panel border px-4 py-3 text-13', marked && 'border-accent bg-accent-tint')}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="mono text-14 break-all">{code}</h2>
        <CopyButton text={code} what={code} />
        <span className="text-12 text-ink-3">
          {t.origin} {originNames[origin]} · {t.status} {status}
        </span>
        <span className="ml-auto text-accent hover:underline">
          <AppLink href={`/requests?q=code:${code}`} aria-label={t.requestsOf(code)}>
            {t.requests}
          </AppLink>
        </span>
      </div>
      <p className="mt-1">{failureHints[code]}</p>
      <p className="mt-1 text-ink-2">
        {text}{' '}
        {link && (
          <AppLink href={link.href} className="text-accent underline underline-offset-2">
            {link.label}
          </AppLink>
        )}
      </p>
    </li>
  );
}
