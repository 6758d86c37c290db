// The files that say where an address is: what each gives, how old it is, and why a newer one was not taken.
import type { PlaceDatabase } from '@gyre/shared/contract/places';
import { RotateCw } from 'lucide-react';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { formatBytes, formatMoment, formatSpan } from '../../../lib/format.ts';
import { listed } from '../../../lib/messages.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useClock } from '../../../lib/now.ts';
import { t } from '../messages.ts';
import { useReload } from '../mutations.ts';
import { Panel } from './panel.tsx';

const oldMs = 90 * 86_400_000;

export function Databases({ databases }: { readonly databases: readonly PlaceDatabase[] }) {
  const reload = useReload();
  return (
    <Panel
      title={t.databases}
      about={t.databasesAbout}
      aside={
        <Button
          small
          needs="operate"
          busy={reload.isPending}
          icon={<RotateCw size={14} aria-hidden="true" />}
          onClick={() => reload.mutate(undefined)}
        >
          {t.reload}
        </Button>
      }
    >
      {databases.length === 0 && <p className="mt-3 text-13 text-warning">{t.databasesNone}</p>}
      <ul className="mt-2 flex flex-col divide-y divide-line text-13">
        {databases.map((one) => (
          <Database key={one.path} database={one} />
        ))}
      </ul>
    </Panel>
  );
}

function Database({ database }: { readonly database: PlaceDatabase }) {
  const { name, path, kind, gives, bytes, builtIn, problem } = database;
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="mono font-medium break-all" title={path}>
          {name}
        </span>
        {builtIn && <span className="text-12 text-ink-3">{t.builtIn}</span>}
      </p>
      <p className="num text-ink-2">
        {kind} · {formatBytes(bytes)} · {t.gives(listed(gives))}
      </p>
      <Age builtAt={database.builtAt} />
      {problem && <FieldError text={problem} />}
    </li>
  );
}

function Age({ builtAt }: { readonly builtAt: number | null }) {
  const age = useClock((now) => (builtAt === null ? '' : formatSpan(now - builtAt)));
  const old = useClock((now) => builtAt !== null && now - builtAt > oldMs);
  if (builtAt === null) return <p className="text-12 text-ink-3">{t.ageUnknown}</p>;
  return (
    <p className="num text-12 text-ink-3" title={formatMoment(builtAt)}>
      {old ? (
        <span className="inline-flex items-center gap-1.5 text-warning">
          <StatusIcon kind="warning" size={12} />
          {t.old(age)}
        </span>
      ) : (
        <>
          {t.built} {common.ago(age)}
        </>
      )}
    </p>
  );
}
