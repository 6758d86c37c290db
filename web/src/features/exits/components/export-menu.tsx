// Export of exactly what is filtered. Downloads are plain links, so the browser saves them and the page stays.
import { Download } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine, MenuLink } from '../../../components/ui/menu.tsx';
import { urlOf } from '../../../lib/api-client.ts';
import { useMay } from '../../../lib/session.ts';
import { t } from '../messages.ts';

interface ExportProps {
  readonly q: string;
  readonly total: number;
}

export function ExportMenu(props: ExportProps) {
  return (
    <Menu wide trigger={<Button icon={<Download size={14} aria-hidden="true" />}>{t.export}</Button>}>
      <ExportItems {...props} />
    </Menu>
  );
}

export function ExportItems({ q, total }: ExportProps) {
  const mayPasswords = useMay('admin');
  const href = (format: 'urls' | 'csv' | 'json', passwords = false): string =>
    urlOf('exits.export', undefined, {
      format,
      ...(q === '' ? {} : { q }),
      ...(passwords ? { passwords: 'true' } : {}),
    });
  return (
    <>
      <MenuLabel>{q === '' ? t.exportAll : t.exportShown(total)}</MenuLabel>
      <MenuLink href={href('urls')} download>
        {t.exportUrls}
      </MenuLink>
      <MenuLink href={href('csv')} download>
        {t.exportCsv}
      </MenuLink>
      <MenuLink href={href('json')} download>
        {t.exportJson}
      </MenuLink>
      <MenuLine />
      {mayPasswords ? (
        <MenuLink href={href('urls', true)} download>
          {t.exportUrlsPasswords}
        </MenuLink>
      ) : (
        <>
          <MenuItem disabled onSelect={() => undefined}>
            {t.exportUrlsPasswords}
          </MenuItem>
          <MenuLabel>{t.noPasswordScope('admin')}</MenuLabel>
        </>
      )}
    </>
  );
}
