// What is wrong with the document, each with a way to its line.
import { StatusIcon } from '../../../components/status-icon.tsx';
import type { Fault } from '../config-faults.ts';
import { t } from '../config-messages.ts';

interface FaultsProps {
  readonly faults: readonly Fault[];
  readonly onShow: (line: number) => void;
}

export function ConfigFaults({ faults, onShow }: FaultsProps) {
  return (
    <section role="alert" className="rounded-panel border border-danger/60 bg-danger-tint p-3 text-13">
      <p className="flex items-center gap-2 font-semibold">
        <span className="text-danger">
          <StatusIcon kind="ejected" />
        </span>
        {t.faults(faults.length)}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {faults.map(({ line, text }, i) => (
          <li key={i} className="flex gap-2">
            {line !== null && (
              <button
                type="button"
                className="num shrink-0 self-start rounded-control text-accent underline underline-offset-2 pointer-coarse:min-h-11"
                onClick={() => onShow(line)}
              >
                {t.line(line)}
              </button>
            )}
            <span className="min-w-0 break-words">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
