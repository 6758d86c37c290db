// A link to a screen given as one address ("/exits?q=state:ejected"): stays in the page, and can be opened in another tab.
import type { MouseEvent, ReactNode } from 'react';
import { useHistory } from '../lib/use-history.ts';

interface AppLinkProps {
  readonly href: string;
  readonly className?: string;
  readonly title?: string;
  /** Where what stands in it is not enough by itself. */
  readonly 'aria-label'?: string;
  /** It leads to where one is. */
  readonly current?: boolean;
  readonly children: ReactNode;
}

export function AppLink({ href, current, children, ...rest }: AppLinkProps) {
  const history = useHistory();
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(href);
  };
  return (
    <a href={href} aria-current={current ? 'page' : undefined} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
