// A screen that is one list of things somebody makes: heading, the verb that makes one, the list in each of its states, and its dialogs.
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Scope } from '@gyre/shared/vocabulary';
import { useTitle } from '../lib/use-title.ts';
import { Empty } from './empty.tsx';
import { Listing, type ListingRead } from './listing.tsx';
import { PageHeader } from './page-header.tsx';
import { Button } from './ui/button.tsx';

interface ListPageProps<R> {
  readonly words: {
    readonly title: string;
    readonly about: string;
    readonly create: string;
    readonly emptyTitle: string;
    readonly emptyText: string;
  };
  /** What one must be allowed to do to make one. */
  readonly needs: Scope;
  readonly onCreate: () => void;
  /** Other verbs of the screen, before the one that makes something. */
  readonly more?: ReactNode;
  readonly read: ListingRead<R>;
  /** Rows the skeleton has. */
  readonly expect?: number;
  /** The rows, when there are any. */
  readonly children: (rows: readonly R[]) => ReactNode;
  /** What is open over the list. */
  readonly dialogs: ReactNode;
}

export function ListPage<R>({ words, needs, onCreate, more, read, expect, children, dialogs }: ListPageProps<R>) {
  useTitle(words.title);
  const create = (
    <Button look="primary" needs={needs} icon={<Plus size={14} aria-hidden="true" />} onClick={onCreate}>
      {words.create}
    </Button>
  );
  const empty = (
    <Empty title={words.emptyTitle} text={words.emptyText}>
      {create}
    </Empty>
  );
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={words.title}
        about={words.about}
        actions={
          <>
            {more}
            {create}
          </>
        }
      />
      <Listing read={read} expect={expect} empty={empty}>
        {children}
      </Listing>
      {dialogs}
    </div>
  );
}
