// All single-key shortcuts that work on this screen, and the switch that turns them off (WCAG 2.1.4).
import { useState } from 'react';
import { Dialog } from '../../components/ui/dialog.tsx';
import { Switch } from '../../components/ui/inputs.tsx';
import { activeHotkeys, hotkeysOn, switchHotkeys, type Hotkey } from '../../lib/hotkeys.ts';
import { t } from '../../lib/messages/shell.ts';
import { useStore } from '../../lib/store.ts';
import { paletteKeys } from './topbar.tsx';

export function ShortcutsSheet({ onClose }: { readonly onClose: () => void }) {
  const on = useStore(hotkeysOn);
  // As they were when the sheet opened.
  const [groups] = useState(() => grouped(activeHotkeys()));
  return (
    <Dialog open onClose={onClose} size="medium" title={t.shortcuts} text={t.shortcutsHint}>
      <div className="mb-4 flex items-center justify-between gap-4 rounded-panel border bg-surface px-3 py-2 text-13">
        <span>{t.shortcutsOn}</span>
        <Switch on={on} onSwitch={switchHotkeys} name={t.shortcutsOn} />
      </div>
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        {groups.map(([group, list]) => (
          <section key={group} aria-label={group}>
            <h3 className="pb-1 text-12 font-medium text-ink-3">{group}</h3>
            <dl>
              {group === t.groupEverywhere && <Row keys={paletteKeys} label={t.palette} />}
              {list.map((one) => (
                <Row key={one.keys} keys={one.keys} label={one.label} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Row({ keys, label }: { readonly keys: string; readonly label: string }) {
  return (
    <div className="flex items-center justify-between gap-4 border-t border-line py-1.5 text-13">
      <dt>{label}</dt>
      <dd className="flex shrink-0 items-center gap-1 text-12 text-ink-3">
        {keys.split(/ (?=[a-z]$)/).map((key, i) => (
          <span key={key} className="flex items-center gap-1">
            {i > 0 && t.shortcutsThen}
            <kbd className="rounded-control border bg-surface px-1.5 py-0.5 text-ink-2">
              {key === ' ' ? t.space : key}
            </kbd>
          </span>
        ))}
      </dd>
    </div>
  );
}

/** Screen's own first, then going places, then what works everywhere. */
function grouped(list: readonly Hotkey[]): readonly (readonly [group: string, list: readonly Hotkey[]])[] {
  const groups = new Map<string, Hotkey[]>();
  const seen = new Set<string>();
  for (const one of list) {
    // A key that a dialog took over is listed once.
    if (seen.has(one.keys)) continue;
    seen.add(one.keys);
    groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  }
  const last = [t.groupGo, t.groupEverywhere];
  return [...groups].sort(([a], [b]) => last.indexOf(a) - last.indexOf(b));
}
