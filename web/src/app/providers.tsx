// What every screen can rely on: the query cache, tooltips that share one delay, the single-key shortcuts.
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import { useEffect, type ReactNode } from 'react';
import { handleKey } from '../lib/hotkeys.ts';

interface ProvidersProps {
  readonly client: QueryClient;
  readonly children: ReactNode;
}

export function Providers({ client, children }: ProvidersProps) {
  useEffect(() => {
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
  return (
    <QueryClientProvider client={client}>
      <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
        {children}
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
