// Says that this installation is a demo, where it is one.
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages/shell.ts';
import { setupQuery } from '../../lib/queries.ts';

export function DemoMark() {
  const { data } = useQuery({ ...setupQuery, staleTime: Number.POSITIVE_INFINITY });
  if (data?.demo !== true) return null;
  return (
    <span
      title={t.demoHint}
      className="rounded-full bg-draining-tint px-2 py-0.5 text-12 font-medium whitespace-nowrap text-draining"
    >
      {t.demo}
      <span className="sr-only">. {t.demoHint}</span>
    </span>
  );
}
