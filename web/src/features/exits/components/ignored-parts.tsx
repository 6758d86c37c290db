// Parts of the address of the list that could not be read.
import { IgnoredNote } from '../../../components/ignored-note.tsx';
import { useUrl } from '../../../lib/use-url.ts';
import { cleaned, readAddress } from '../read-address.ts';

export function IgnoredParts() {
  const url = useUrl();
  const asked = readAddress(url);
  return <IgnoredNote parts={asked.ignored} onDrop={() => url.set(cleaned(asked), 'replace')} />;
}
