// Navigation of phones: the four screens of most use at the thumb, the rest behind More.
import { Link, useLocation } from '@tanstack/react-router';
import { BookOpenText, Ellipsis } from 'lucide-react';
import { Menu, MenuItem, MenuLink } from '../../components/ui/menu.tsx';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/messages/shell.ts';
import { useHistory } from '../../lib/use-history.ts';
import { apiDocsPath, barScreens, isHere, moreScreens } from '../nav.ts';

const item = (current: boolean): string =>
  cn(
    'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-12',
    current ? 'font-medium text-accent' : 'text-ink-2',
  );

export function BottomBar() {
  const here = useLocation({ select: (location) => location.pathname });
  const history = useHistory();
  const elsewhere = moreScreens.some(({ path }) => isHere(path, here));
  return (
    <nav
      aria-label={t.mainNav}
      className="fixed inset-x-0 bottom-0 z-20 flex border-t bg-surface pb-[env(safe-area-inset-bottom)]"
    >
      {barScreens.map(({ path, label, short, icon: Icon }) => (
        <Link
          key={path}
          to={path}
          aria-current={isHere(path, here) ? 'page' : undefined}
          className={item(isHere(path, here))}
        >
          <Icon size={20} aria-hidden="true" />
          {short ?? label}
        </Link>
      ))}
      <Menu
        trigger={
          <button type="button" aria-label={t.moreScreens} className={item(elsewhere)}>
            <Ellipsis size={20} aria-hidden="true" />
            {t.more}
          </button>
        }
      >
        {moreScreens.map(({ path, label, icon: Icon }) => (
          <MenuItem key={path} icon={<Icon size={16} aria-hidden="true" />} onSelect={() => history.push(path)}>
            {label}
          </MenuItem>
        ))}
        <MenuLink icon={<BookOpenText size={16} aria-hidden="true" />} href={apiDocsPath}>
          {t.apiDocs}
        </MenuLink>
      </Menu>
    </nav>
  );
}
