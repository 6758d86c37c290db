// What the address asks for, a request that was or a typed one, and what the API says about it.
import { useQuery } from '@tanstack/react-query';
import type { Url } from '../../lib/use-url.ts';
import { addressOf, draftOfAddress, draftOfRequest, type AskDraft } from './ask.ts';
import { requestQuery, typedQuery } from './queries.ts';

export function useExplained(url: Url) {
  const requestId = url.get('request');
  const ofRequest = useQuery(requestQuery(requestId));
  const inAddress = draftOfAddress(url.get);
  const isTyped = requestId === '';
  const typed = useQuery({ ...typedQuery(inAddress), enabled: isTyped && inAddress.target !== '' });
  const request = isTyped ? undefined : ofRequest.data?.request;
  const ask = (draft: AskDraft): void => {
    const next = addressOf(draft);
    const same = Object.entries(next).every(([name, value]) => url.get(name) === value);
    if (isTyped && same) void typed.refetch();
    else url.set({ ...next, request: null });
  };
  return {
    read: isTyped ? typed : ofRequest,
    /** What the form begins with. */
    start: request ? draftOfRequest(request) : inAddress,
    request,
    explanation: isTyped ? typed.data : ofRequest.data?.explanation,
    /** Nothing is asked yet. */
    nothing: isTyped && inAddress.target === '',
    ask,
  };
}
