// Lines of an import that are one account at a vendor Gyre knows: they may be one exit whose login Gyre fills in, instead of one each.
import type { ImportSuggestion } from '@gyre/shared/contract/exit-import';
import { Button } from '../../../components/ui/button.tsx';
import { useUrl } from '../../../lib/use-url.ts';
import { t } from '../import-messages.ts';

interface SuggestionsProps {
  readonly suggestions: readonly ImportSuggestion[];
  /** Closes the import; the dialog for the gateway opens instead. */
  readonly onTaken: () => void;
}

export function ImportSuggestions({ suggestions, onTaken }: SuggestionsProps) {
  const url = useUrl();
  if (suggestions.length === 0) return null;
  const take = ({ vendor, username, gateway: { scheme, host, port } }: ImportSuggestion): void => {
    onTaken();
    url.set({ vendor, account: username, gateway: `${scheme}://${host}:${port}` });
  };
  return (
    <ul aria-label={t.suggestions} className="flex flex-col gap-1 rounded-panel border border-line bg-surface p-2">
      {suggestions.map((one) => (
        <li key={`${one.gateway.scheme}${one.gateway.host}${one.username}`} className="flex items-center gap-2 text-13">
          <span className="min-w-0 flex-1 break-words">{t.suggestion(one.lines, one.username, one.name)}</span>
          <Button small needs="operate" onClick={() => take(one)}>
            {t.suggestionTake}
          </Button>
        </li>
      ))}
    </ul>
  );
}
