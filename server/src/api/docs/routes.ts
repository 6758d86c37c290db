// The API describing itself: the OpenAPI document, and a page of our own to read and try it. Made when first asked for; no sign-in to read.
import type { Hono } from 'hono';
import { type OpenApi, openApi } from '../openapi.ts';
import { type ApiEnv, type ApiParts, apiBase } from '../parts.ts';
import { docsPage } from './page.ts';
import { docsScript } from './script.ts';
import { docsStyle } from './style.ts';

export function bindDocs(app: Hono<ApiEnv>, { version }: Pick<ApiParts, 'version'>): void {
  let made: OpenApi | undefined;
  const document = (): OpenApi => (made ??= openApi(version));
  const texts = [
    [`${apiBase}/openapi.json`, 'application/json', () => JSON.stringify(document())],
    ['/api/docs', 'text/html; charset=utf-8', () => docsPage(document(), version)],
    ['/api/docs/script.js', 'text/javascript; charset=utf-8', () => docsScript],
    ['/api/docs/style.css', 'text/css; charset=utf-8', () => docsStyle],
  ] as const;
  for (const [path, type, text] of texts)
    app.get(path, (c) => c.body(text(), 200, { 'content-type': type, 'cache-control': 'no-cache' }));
}
