// A piece of code that works as it stands, with one button to take it.
import { CopyButton } from './copy-button.tsx';

interface CodeSnippetProps {
  readonly code: string;
  /** What it is for: "curl", "Python requests". */
  readonly name: string;
}

export function CodeSnippet({ code, name }: CodeSnippetProps) {
  return (
    <figure aria-label={name} className="flex items-start rounded-panel border border-line bg-surface">
      {/* Long commands wrap: what is copied has no line breaks but its own. */}
      <pre className="min-w-0 flex-1 p-3 text-12 wrap-anywhere whitespace-pre-wrap">
        <code>{code}</code>
      </pre>
      <span className="p-2">
        <CopyButton text={code} what={name} />
      </span>
    </figure>
  );
}
