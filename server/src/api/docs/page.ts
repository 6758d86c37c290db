// The page at /api/docs: every endpoint with what it takes and answers, readable without a script; the script only adds sending.
import type { OpenApi, Operation, Parameter } from '../openapi.ts';

export function docsPage(document: OpenApi, version: string): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const nouns = [...new Set(operations.map((it) => it.operation.tags[0]!))];
  const sections = nouns.map((noun) => {
    const entries = operations.filter((it) => it.operation.tags[0] === noun).map(entry);
    return `<section id="${noun}"><h2>${noun}</h2>${entries.join('')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gyre admin API</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/docs/style.css">
<script src="/api/docs/script.js" defer></script>
</head>
<body>
<header>
<h1>Gyre admin API <small>${escaped(version)}</small></h1>
<p>Paths are below <code>/api/v1</code>. The same as a file: <a href="/api/v1/openapi.json">openapi.json</a>.
Live changes: <code>GET /api/v1/live</code>.</p>
<p><label>Bearer token <input id="token" type="password" autocomplete="off" placeholder="empty: the dashboard's sign-in"></label>
<output id="who"></output></p>
<nav>${nouns.map((noun) => `<a href="#${noun}">${noun}</a>`).join(' ')}</nav>
</header>
<main>${sections.join('')}</main>
</body>
</html>
`;
}

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

function entry({ path, method, operation }: Entry): string {
  const { operationId, summary, parameters, requestBody } = operation;
  const bodies = Object.entries(requestBody?.content ?? {});
  const answers = Object.entries(operation.responses)
    .map(([status, answer]) => `<dt>${status}</dt><dd>${schemaBlock(answer)}</dd>`)
    .join('');
  return `<details id="${operationId}">
<summary><b class="${method}">${method}</b> <code>${escaped(path)}</code> <span>${escaped(summary)}</span></summary>
<form data-method="${method}" data-path="${escaped(path)}">
<p>Scope: ${operation['x-scope']}</p>
${parameters.map(field).join('')}
${bodies.length === 0 ? '' : bodyField(bodies.map(([type]) => type))}
<button>Send</button>
<pre class="answer" hidden tabindex="0"></pre>
</form>
${bodies.map(([type, { schema }]) => `<h3>Body, ${type}</h3>${schemaBlock(schema)}`).join('')}
<h3>Answers</h3><dl>${answers}</dl>
</details>
`;
}

function field({ name, in: where, required, schema, description }: Parameter): string {
  // The script knows the word of this session.
  if (name === 'X-Gyre-CSRF') return '';
  const hint = description ?? JSON.stringify(schema);
  return `<label>${escaped(name)} <i>${where}${required ? ', required' : ''}</i>
<input name="${escaped(name)}" data-in="${where}"${required ? ' required' : ''}><small>${escaped(hint)}</small></label>
`;
}

function bodyField(types: readonly string[]): string {
  const options = types.map((type) => `<option>${type}</option>`).join('');
  return `<label>body <i>as</i> <select name="content-type">${options}</select>
<textarea name="body" rows="6" spellcheck="false">${types[0] === 'application/json' ? '{}' : ''}</textarea></label>
`;
}

function schemaBlock(schema: unknown): string {
  return `<pre tabindex="0">${escaped(JSON.stringify(schema, null, 2))}</pre>`;
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => names[sign]!);
}
