// What would let a refused request through, each with the number of exits it opens and the place where it is done.
import type { ExplainHelp } from '@gyre/shared/contract/explain';
import { AppLink } from '../../../components/app-link.tsx';
import { exitsHref, stringifySearch } from '../../../lib/address.ts';
import { addressOf, withoutWish, type AskDraft } from '../ask.ts';
import { t } from '../messages.ts';

interface HelpsProps {
  readonly helps: readonly ExplainHelp[];
  /** As the form has it. */
  readonly asked: AskDraft;
}

export function Helps({ helps, asked }: HelpsProps) {
  if (helps.length === 0) return null;
  return (
    <div className="mt-3 border-t border-line pt-3">
      <h3 className="text-13">{t.helps}</h3>
      <ul aria-label={t.helps} className="mt-1 flex flex-col gap-1 text-13">
        {helps.map((help) => (
          <li key={help.text} className="flex flex-wrap items-baseline gap-x-2">
            {help.text}
            <span className="num font-medium">{t.helpExits(help.exits)}</span>
            <Apply help={help} asked={asked} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Apply({ help, asked }: { readonly help: ExplainHelp; readonly asked: AskDraft }) {
  // A cap is raised exit by exit, in the walk below.
  if (help.kind === 'full') return null;
  const href = help.kind === 'wish' ? hrefWithout(help.wish, asked) : placeOf(help.kind, asked);
  if (href === null) return null;
  return (
    <AppLink href={href} className="text-accent underline-offset-2 hover:underline pointer-coarse:py-1">
      {t.apply[help.kind]}
    </AppLink>
  );
}

/** The same question without the wish; null when the client did not ask for it: a rule or a pool did. */
function hrefWithout(wish: string | null, asked: AskDraft): string | null {
  const wishes = withoutWish(asked.wishes, wish);
  return wishes === null ? null : `/explain${stringifySearch(addressOf({ ...asked, wishes }))}`;
}

function placeOf(kind: Exclude<ExplainHelp['kind'], 'wish' | 'full'>, { target }: AskDraft): string {
  switch (kind) {
    case 'ejected':
      return '/health?tab=out';
    case 'site_ban':
      return `/health${stringifySearch({ tab: 'bans', site: target.replace(/:\d+$/, '') })}`;
    case 'not_enabled':
      return exitsHref('admin:disabled,draining');
    case 'session':
      return '/sessions';
  }
}
