// A piece of code that works as it stands, with one button to take it.
import { CopyButton } from './copy-button.tsx';

interface CodeSnippetProps {
  readonly code: string;
  /** What it is for: "curl", "Python requests". */
  readonly name: string;
}

export function CodeSnippet({ code, name }: CodeSnippetProps) {
  return (
    <figure aria-label={name} className="relative rounded-panel border border-line bg-surface">
      <pre tabIndex={0} className="overflow-x-auto p-3 pr-11 text-12">
        <code>{code}</code>
      </pre>
      <span className="absolute top-2 right-2 rounded-control bg-surface">
        <CopyButton text={code} what={name} />
      </span>
    </figure>
  );
}
