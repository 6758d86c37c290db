// The box a query over exits is typed in: completes fields, and values seen in this installation.
import { useQuery } from '@tanstack/react-query';
import { exitSummaryQuery, poolsQuery } from '../lib/queries.ts';
import { suggestions, type KnownValues } from './exit-suggest.ts';
import { QueryBox } from './query-box.tsx';

interface ExitQueryBoxProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error?: string | undefined;
}

export function ExitQueryBox(props: ExitQueryBoxProps) {
  const { data: summary } = useQuery(exitSummaryQuery(''));
  const { data: pools } = useQuery(poolsQuery);
  const known: KnownValues = {
    country: summary?.countries.map(({ value }) => value) ?? [],
    tag: summary?.tags.map(({ value }) => value) ?? [],
    pool: pools?.items.map(({ name }) => name) ?? [],
  };
  return <QueryBox {...props} suggest={(text, caret) => suggestions(text, caret, known)} />;
}
