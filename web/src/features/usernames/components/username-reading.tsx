// A username drawn in its parts, each underlined in the colour of its kind, the mistake on red.
import type { ExplainedUsername } from '@gyre/shared/wishes/explain';
import { cn } from '../../../lib/cn.ts';
import { t } from '../messages.ts';
import { segmentsOf, type PartKind, type Segment } from '../segments.ts';

export const kindLook: Readonly<Record<PartKind, string>> = {
  user: 'border-ink-3',
  place: 'border-series-1',
  exits: 'border-series-2',
  session: 'border-series-3',
  rotation: 'border-series-4',
};

interface ReadingProps {
  readonly text: string;
  readonly explained: ExplainedUsername;
}

export function UsernameReading({ text, explained }: ReadingProps) {
  return (
    <p
      aria-label={t.reading}
      className="min-h-10 rounded-panel border border-line bg-surface px-3 py-2 font-mono text-14 leading-7 wrap-anywhere"
    >
      {segmentsOf(text, explained).map((segment) => (
        <Piece key={`${segment.start} ${segment.kind}`} {...segment} />
      ))}
    </p>
  );
}

function Piece({ text, kind }: Segment) {
  switch (kind) {
    case 'plain':
      return <span className="text-ink-3">{text}</span>;
    case 'mistake':
      return text === '' ? (
        <span className="rounded-[4px] bg-danger-tint px-1 font-sans text-12 text-danger">{t.nothing}</span>
      ) : (
        <mark className="rounded-[4px] bg-danger-tint px-0.5 text-danger underline decoration-wavy">{text}</mark>
      );
    default:
      return <span className={cn('border-b-2 pb-0.5', kindLook[kind])}>{text}</span>;
  }
}
