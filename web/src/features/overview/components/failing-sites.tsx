// The sites that fail most in the range, each with the cause of most of its failures and the way to a request that shows it.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import { printValue } from '@gyre/shared/query/syntax';
import { AppLink } from '../../../components/app-link.tsx';
import { buttonClass } from '../../../components/ui/button.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { formatShare } from '../../../lib/format.ts';
import { failureHints, failureWords } from '../../../lib/messages/failures.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import { Panel } from './panel.tsx';

type Site = Retrospect['sites'][number];

export function FailingSites({ past }: { readonly past: Retrospect | undefined }) {
  return (
    <Panel title={t.failingSites} about={past && t.lastSpan(t.ranges[past.range])} flush>
      {!past && <p className="h-24 p-4 text-13 text-ink-3">{common.loading}</p>}
      {past?.sites.length === 0 && <p className="p-4 text-13 text-ink-3">{t.failingNone}</p>}
      {past && past.sites.length > 0 && (
        <ul className="divide-y divide-line">
          {past.sites.map((site) => (
            <SiteLine key={site.site} site={site} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function SiteLine({ site: { site, requests, failed, code, example } }: { readonly site: Site }) {
  const q = `site:${printValue(site)} ok:no`;
  const why = `/requests${stringifySearch({ q: code === null ? q : `${q} code:${code}`, ...(example === null ? {} : { request: example }) })}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2 text-13 md:grid-cols-[minmax(0,1.2fr)_110px_110px_minmax(0,1.4fr)_auto]">
      <AppLink
        href={`/requests${stringifySearch({ q })}`}
        className="truncate font-medium hover:underline pointer-coarse:py-1"
      >
        {site}
      </AppLink>
      <span className="num text-right text-12 text-ink-3 max-md:hidden">{common.requests(requests)}</span>
      <span className="num text-right text-danger max-md:hidden">{t.shareFailed(formatShare(failed / requests))}</span>
      <span className="truncate text-ink-2 max-md:row-start-2" title={code === null ? undefined : failureHints[code]}>
        <span className="num text-danger md:hidden">{t.shareFailed(formatShare(failed / requests))} · </span>
        {code === null ? t.causeUnknown : failureWords(code)}
      </span>
      <AppLink
        href={why}
        aria-label={t.whyOf(site)}
        className={`${buttonClass('plain', true)} max-md:row-span-2 max-md:row-start-1 max-md:[grid-column:2]`}
      >
        {t.why}
      </AppLink>
    </li>
  );
}
