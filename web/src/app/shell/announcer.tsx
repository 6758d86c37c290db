// The two live regions of the page; lib/announce.ts says what is spoken.
import { assertive, polite } from '../../lib/announce.ts';
import { useStore } from '../../lib/store.ts';

export function Announcer() {
  return (
    <>
      <div aria-live="polite" className="sr-only">
        {useStore(polite)}
      </div>
      <div aria-live="assertive" className="sr-only">
        {useStore(assertive)}
      </div>
    </>
  );
}
