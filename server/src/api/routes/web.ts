// The dashboard: the built files, known by name from the start, so that no path of a request ever reaches the disk. Files with a hash in
// their name never change; everything that is not a file is a page of the dashboard, and those are all index.html.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Context, Hono } from 'hono';
import { ServiceError } from '../../control/services/errors.ts';
import type { ApiEnv } from '../parts.ts';

interface Asset {
  readonly path: string;
  readonly file: string;
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
}
type Assets = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const index = '/index.html';

export function bindWeb(app: Hono<ApiEnv>, webRoot: string | undefined): void {
  const assets: Assets = webRoot === undefined ? new Map<string, Asset>() : assetsIn(webRoot);
  app.get('*', (c) => {
    const path = decoded(c.req.path);
    const asset = assets.get(path) ?? (isPage(path) ? assets.get(index) : undefined);
    if (asset === undefined) throw new ServiceError('not_found', missing(path, assets));
    return serve(c, asset, assets);
  });
}

function missing(path: string, assets: Assets): string {
  if (assets.has(index) || !isPage(path)) return `There is nothing at ${path}.`;
  return 'The dashboard is not built (npm run build); the API is at /api/v1 and described at /api/docs.';
}

/** Paths of the dashboard have no dot in their last part; nothing below /api or /assets is one. */
function isPage(path: string): boolean {
  return !/^\/(?:api|assets)(?:\/|$)/.test(path) && !path.slice(path.lastIndexOf('/')).includes('.');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function assetsIn(root: string): Assets {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${file.slice(join(root, sep).length).split(sep).join('/')}`;
    const etag = `"${createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 22)}"`;
    const hashed = /^\/assets\/.*-[\w-]{8,}\.\w+(?:\.\w+)?$/.test(path);
    assets.set(path, {
      path,
      file,
      etag,
      type: types[extname(path)] ?? 'application/octet-stream',
      cacheControl: hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  }
  return assets;
}

async function serve(c: Context<ApiEnv>, asset: Asset, assets: Assets): Promise<Response> {
  const accepted = c.req.header('accept-encoding') ?? '';
  const chosen = encodings.find(
    ([name, ending]) =>
      new RegExp(`\\b${name}\\b(?!;q=0(?:\\.0*)?(?:,|$))`).test(accepted) && assets.has(asset.path + ending),
  );
  const from = chosen === undefined ? asset : assets.get(asset.path + chosen[1])!;
  const headers = new Headers({
    'content-type': asset.type,
    'cache-control': asset.cacheControl,
    etag: from.etag,
    vary: 'accept-encoding',
  });
  if (c.req.header('if-none-match') === from.etag) return new Response(null, { status: 304, headers });
  if (chosen !== undefined) headers.set('content-encoding', chosen[0]);
  return new Response(await readFile(from.file), { headers });
}
