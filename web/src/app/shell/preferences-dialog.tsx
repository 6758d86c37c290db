// What an admin chooses for this browser: language, time zone, density of rows, colours, single-key shortcuts.
import type { ReactNode } from 'react';
import { Dialog } from '../../components/ui/dialog.tsx';
import { Field } from '../../components/ui/field.tsx';
import { Select, Switch } from '../../components/ui/inputs.tsx';
import { Segmented } from '../../components/ui/segmented.tsx';
import { hotkeysOn, switchHotkeys } from '../../lib/hotkeys.ts';
import { keep, readKept } from '../../lib/kept.ts';
import { t } from '../../lib/messages/shell.ts';
import { densities, density, languageKey, zoneChoice, zones } from '../../lib/preferences.ts';
import { useStore } from '../../lib/store.ts';
import { chooseTheme, themeChoice, themeChoices } from '../../lib/theme.ts';
import { languageCodes, languageFor, languages } from '../../locales/locales.ts';

export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const keys = useStore(hotkeysOn);
  const chosenDensity = useStore(density);
  const chosenZone = useStore(zoneChoice);
  const scheme = useStore(themeChoice);
  return (
    <Dialog open onClose={onClose} title={t.preferencesTitle} text={t.preferencesText}>
      <div className="flex flex-col gap-4">
        <Field label={t.language} help={t.pseudoHint}>
          {(ids) => (
            <Select
              {...ids}
              value={languageFor(readKept(languageKey), navigator.languages)}
              onChange={(event) => {
                keep(languageKey, event.target.value);
                window.location.reload();
              }}
            >
              {languageCodes.map((code) => (
                <option key={code} value={code}>
                  {languages[code].name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Choice label={t.zone}>
          <Segmented
            name={t.zone}
            value={chosenZone}
            onChoose={(zone) => {
              zoneChoice.choose(zone);
              window.location.reload();
            }}
            options={zones.map((zone) => [zone, t.zones[zone]])}
          />
        </Choice>
        <Choice label={t.density}>
          <Segmented
            name={t.density}
            value={chosenDensity}
            onChoose={density.choose}
            options={densities.map((one) => [one, t.densities[one]])}
          />
        </Choice>
        <Choice label={t.theme}>
          <Segmented
            name={t.theme}
            value={scheme}
            onChoose={chooseTheme}
            options={themeChoices.map((one) => [one, t.themes[one]])}
          />
        </Choice>
        <Choice label={t.shortcutsOn}>
          <Switch on={keys} onSwitch={switchHotkeys} name={t.shortcutsOn} />
        </Choice>
      </div>
    </Dialog>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 text-13">
      <span className="font-medium">{label}</span>
      {children}
    </div>
  );
}
