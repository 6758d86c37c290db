// Explain: a request on the left, the walk of the decision on the right. The address holds what is asked, so a link shows the same.
import { useEffect, useRef } from 'react';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { ApiError } from '../../../lib/api-client.ts';
import { announce } from '../../../lib/announce.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { useMedia } from '../../../lib/use-media.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t } from '../messages.ts';
import { useExplained } from '../use-explained.ts';
import { AskForm } from './ask-form.tsx';
import { FailedExamples } from './failed-examples.tsx';
import { Result } from './result.tsx';

export function ExplainPage() {
  const url = useUrl();
  const { read, start, explanation, request, nothing, ask } = useExplained(url);
  const wide = useMedia('(min-width: 1024px)');
  const answer = useRef<HTMLDivElement>(null);
  const said = explanation?.outcome.text ?? '';
  useTitle(start.target === '' ? t.title : t.titleOf(start.target));
  useEffect(() => {
    if (said === '') return;
    announce(said);
    // Where the form stands above, the answer would be out of sight.
    if (!wide) answer.current?.scrollIntoView({ block: 'start' });
  }, [said, wide]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t.title} about={t.about} />
      <div className="grid items-start gap-6 lg:grid-cols-[300px_minmax(0,1fr)]">
        <div className="lg:sticky lg:top-16">
          <AskForm start={start} busy={read.isFetching} said={fieldProblems(read.error)} onAsk={ask} />
        </div>
        <div ref={answer} className="min-w-0 scroll-mt-16" aria-busy={read.isFetching}>
          {nothing && <FailedExamples />}
          {read.error && <Trouble error={read.error} onRetry={() => void read.refetch()} />}
          {!nothing && !read.error && !explanation && <Skeleton />}
          {!read.error && explanation && <Result explanation={explanation} asked={start} request={request} />}
        </div>
      </div>
    </div>
  );
}

function Trouble({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const gone = error instanceof ApiError && error.status === 404;
  const named = Object.values(fieldProblems(error));
  return (
    <div className="flex flex-col gap-4">
      {gone ? (
        <div role="alert" className="rounded-panel border p-4 text-13">
          <h2 className="text-13">{error.message || t.goneTitle}</h2>
          <p className="mt-1 text-ink-2">
            {t.goneText} {t.typeIt}
          </p>
        </div>
      ) : (
        <ErrorPanel error={named[0] === undefined ? error : new Error(named.join(' '))} onRetry={onRetry} />
      )}
      <FailedExamples />
    </div>
  );
}

const Skeleton = () => (
  <div role="status" aria-label={common.loading} className="flex flex-col gap-4">
    <span className="h-24 rounded-panel bg-raised" />
    <div className="flex flex-col gap-3 rounded-panel border p-4">
      {[100, 92, 70, 66, 30].map((width) => (
        <span key={width} className="h-4 rounded-control bg-raised" style={{ width: `${width}%` }} />
      ))}
    </div>
  </div>
);
