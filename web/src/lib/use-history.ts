// The browser's history as the router keeps it, for addresses that come as one text ("/exits?q=state:ejected").
import { useRouter, type RouterHistory } from '@tanstack/react-router';

/** The router is not registered globally (each test makes its own), so its type is loose here; a router always has a history. */
export function useHistory(): RouterHistory {
  return (useRouter() as { readonly history: RouterHistory }).history;
}
