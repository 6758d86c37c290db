// What each part of a username means, in the order it is written.
import type { UsernamePart } from '@gyre/shared/wishes/explain';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { cn } from '../../../lib/cn.ts';
import { t } from '../messages.ts';
import { kindOf } from '../segments.ts';
import { kindLook } from './username-reading.tsx';

const columns: readonly PlainColumn<UsernamePart>[] = [
  {
    id: 'part',
    title: t.part,
    cell: (part) => (
      <span className={cn('mono border-b-2 break-words', kindLook[kindOf(part)])}>
        {part.key === '' ? part.value : `${part.key}-${part.value}`}
      </span>
    ),
  },
  { id: 'key', title: t.key, cell: (part) => <span className="whitespace-nowrap text-ink-2">{keyText(part)}</span> },
  { id: 'meaning', title: t.meaning, cell: (part) => part.meaning },
];

export function UsernameParts({ parts }: { readonly parts: readonly UsernamePart[] }) {
  return <PlainTable name={t.parts} rows={parts} keyOf={(part) => `${part.start}`} columns={columns} />;
}

function keyText({ key, canonicalKey }: UsernamePart): string {
  if (canonicalKey === 'user') return t.user;
  const typed = key.toLowerCase();
  return typed === canonicalKey ? canonicalKey : t.alias(typed, canonicalKey);
}
