import { Script } from 'node:vm';
import { api } from '@gyre/shared/contract/api';
import type { Endpoint } from '@gyre/shared/contract/contract';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '../../testkit/fake-services.ts';
import { openApi } from './openapi.ts';

const all: readonly Endpoint[] = api;
const document = openApi('0.1.0');
const text = JSON.stringify(document);
const schemas = (document['components'] as { schemas: Record<string, Record<string, unknown>> }).schemas;

describe('the OpenAPI document', () => {
  it('names every endpoint and the live stream, and nothing besides', () => {
    const named = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, it]) => `${it.operationId} ${method.toUpperCase()} ${path}`),
    );
    const wanted = all.map((it) => `${it.id} ${it.method} ${it.path}`);
    expect(named.sort()).toEqual([...wanted, 'live GET /live'].sort());
  });

  it('refers only to schemas it has', () => {
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((it) => it[1]!);
    expect(references).toContain('Exit');
    expect(references.filter((it) => !(it in schemas))).toEqual([]);
    expect(text).not.toContain('#/$defs');
    expect(text).not.toContain('#/definitions');
  });

  it('tells named objects whole and once', () => {
    expect(schemas['Exit']).toMatchObject({
      type: 'object',
      properties: { health: { $ref: '#/components/schemas/ExitHealth' }, port: { type: 'integer' } },
    });
    expect(schemas['Place']?.['properties']).toMatchObject({
      country: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    });
    for (const [name, schema] of Object.entries(schemas)) expect(Object.keys(schema), name).toContain('type');
  });

  it('describes what is sent: query, headers, bodies', () => {
    const list = document.paths['/exits']!['get']!;
    expect(list.parameters.find((it) => it.name === 'limit')).toMatchObject({
      in: 'query',
      required: false,
      schema: { default: 100, maximum: 500 },
    });
    const update = document.paths['/pools/{id}']!['patch']!;
    expect(update.parameters.map((it) => it.name)).toEqual(['id', 'If-Match', 'X-Gyre-CSRF']);
    const create = document.paths['/pools']!['post']!;
    expect(create.requestBody).toMatchObject({
      required: true,
      content: { 'application/json': { schema: { required: ['name'] } } },
    });
    expect(Object.keys(create.responses)).toEqual(['201', '400', '401', '403', '404', '409', '500']);
    const load = document.paths['/exits/import']!['post']!;
    expect(Object.keys(load.requestBody!.content)).toContain('text/plain');
    expect(document.paths['/sign-in']!['post']!.security).toEqual([]);
  });

  it('is served to anyone, and so is the page', async () => {
    const { app } = fakeApi();
    expect(await (await app.request('/api/v1/openapi.json')).json()).toEqual(JSON.parse(text));
    const page = await (await app.request('/api/docs')).text();
    for (const { id, summary } of all) {
      expect(page).toContain(`id="${id}"`);
      expect(page).toContain(summary.replaceAll('"', '&quot;'));
    }
  });

  it('the page has nothing inline and nothing from elsewhere', async () => {
    const { app } = fakeApi();
    const page = await (await app.request('/api/docs')).text();
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:\/\//i);
    const files = [...page.matchAll(/(?:src|href)="(\/api\/docs\/[^"]+)"/g)].map((it) => it[1]!);
    expect(files).toHaveLength(2);
    for (const file of files) expect((await app.request(file)).status).toBe(200);
    const script = await (await app.request('/api/docs/script.js')).text();
    expect(() => new Script(script)).not.toThrow();
  });
});
