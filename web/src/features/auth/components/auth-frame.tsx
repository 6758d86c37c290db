// The calm page around the first run and signing in: the mark, a title, a form, nothing else to press.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Logo } from '../../../components/logo.tsx';
import { setupQuery } from '../../../lib/queries.ts';
import { t } from '../messages.ts';

interface AuthFrameProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

export function AuthFrame({ title, text, children }: AuthFrameProps) {
  const { data } = useQuery(setupQuery);
  return (
    <main className="flex min-h-dvh flex-col items-center bg-surface px-4 pt-[12vh] pb-8">
      <div className="w-full max-w-[400px]">
        <div className="mb-6 flex flex-col items-center gap-4 text-center">
          <Logo size={40} />
          <div>
            <h1 tabIndex={-1} className="text-20">
              {title}
            </h1>
            <p className="mt-1 text-13 text-balance text-ink-2">{text}</p>
          </div>
        </div>
        <div className="rounded-panel border bg-page p-5">{children}</div>
        {data && <p className="num mt-4 text-center text-12 text-ink-3">{t.version(data.version)}</p>}
      </div>
    </main>
  );
}
