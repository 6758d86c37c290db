// Navigation on the left: groups with words where there is room, a rail of icons otherwise or when somebody prefers it.
import { Link, useLocation } from '@tanstack/react-router';
import { BookOpenText, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Logo } from '../../components/logo.tsx';
import { IconButton } from '../../components/ui/icon-button.tsx';
import { Tip } from '../../components/ui/tip.tsx';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/messages/shell.ts';
import { openAlertsQuery } from '../../lib/queries.ts';
import { keep, readKept } from '../../lib/kept.ts';
import { useMedia } from '../../lib/use-media.ts';
import { apiDocsPath, isHere, screens, type Screen } from '../nav.ts';

const groups = Object.keys(t.groups) as readonly Screen['group'][];
const kept = 'gyre.nav';

export function Sidebar() {
  const roomy = useMedia('(min-width: 1280px)');
  const [choice, setChoice] = useState(() => readKept(kept));
  const open = choice === null ? roomy : choice === 'open';
  const here = useLocation({ select: (location) => location.pathname });
  const switchOpen = (): void => {
    const next = open ? 'closed' : 'open';
    keep(kept, next);
    setChoice(next);
  };
  return (
    <nav
      aria-label={t.mainNav}
      className={cn(
        'sticky top-0 flex h-dvh shrink-0 flex-col overflow-y-auto border-r bg-surface',
        open ? 'w-56' : 'w-14',
      )}
    >
      <Link to="/" className="flex h-12 shrink-0 items-center gap-2.5 px-4 text-16 font-semibold tracking-tight">
        <Logo />
        <span className={cn(!open && 'sr-only')}>{t.name}</span>
      </Link>
      <div className="flex flex-1 flex-col gap-4 px-2 py-2">
        {groups.map((group) => (
          <Group key={group} {...{ group, open, here }} />
        ))}
      </div>
      <div className={cn('px-3 py-2', !open && 'flex justify-center')}>
        <IconButton name={open ? t.collapse : t.expand} aria-expanded={open} onClick={switchOpen}>
          {open ? <PanelLeftClose size={16} aria-hidden="true" /> : <PanelLeftOpen size={16} aria-hidden="true" />}
        </IconButton>
      </div>
    </nav>
  );
}

interface GroupProps {
  readonly group: Screen['group'];
  readonly open: boolean;
  readonly here: string;
}

function Group({ group, open, here }: GroupProps) {
  return (
    <div>
      <h2 className={cn('px-2 pb-1 text-12 font-medium text-ink-3', !open && 'sr-only')}>{t.groups[group]}</h2>
      <ul className="flex flex-col gap-0.5">
        {screens
          .filter((one) => one.group === group)
          .map(({ path, label, icon: Icon }) => (
            <li key={path}>
              <Named text={label} always={open}>
                <Link
                  to={path}
                  aria-current={isHere(path, here) ? 'page' : undefined}
                  className={itemClass(isHere(path, here), open)}
                >
                  <Icon size={16} aria-hidden="true" className="shrink-0" />
                  <span className={cn(!open && 'sr-only')}>{label}</span>
                  {path === '/health' && <Needs open={open} />}
                </Link>
              </Named>
            </li>
          ))}
        {group === 'system' && (
          <li>
            <Named text={t.apiDocs} always={open}>
              <a href={apiDocsPath} className={itemClass(false, open)}>
                <BookOpenText size={16} aria-hidden="true" className="shrink-0" />
                <span className={cn(!open && 'sr-only')}>{t.apiDocs}</span>
              </a>
            </Named>
          </li>
        )}
      </ul>
    </div>
  );
}

/** How many things need a person; nothing is shown when nobody is needed. */
function Needs({ open }: { readonly open: boolean }) {
  const n = useQuery(openAlertsQuery).data?.total ?? 0;
  if (n === 0) return null;
  return (
    <span
      className={cn(
        'num rounded-full bg-danger-tint px-1.5 text-12 leading-5 font-semibold text-danger',
        open ? 'ml-auto' : 'absolute top-0 right-0',
      )}
    >
      <span aria-hidden="true">{n}</span>
      <span className="sr-only">{t.needYou(n)}</span>
    </span>
  );
}

const itemClass = (current: boolean, open: boolean): string =>
  cn(
    'relative flex h-8 items-center gap-2.5 rounded-control text-13 pointer-coarse:min-h-11',
    open ? 'px-2' : 'justify-center',
    current ? 'bg-accent-tint font-medium text-accent' : 'text-ink-2 hover:bg-raised hover:text-ink',
  );

/** A rail of icons names each on hover and focus. */
function Named({
  text,
  always,
  children,
}: {
  readonly text: string;
  readonly always: boolean;
  readonly children: React.ReactNode;
}) {
  return always ? children : <Tip text={text}>{children}</Tip>;
}
