// Reads the text of a document. Small ones here; large ones in a thread, so that control goes on meanwhile.
import { Worker } from 'node:worker_threads';
import { ServiceError } from '../errors.ts';
import { readYamlSource, type YamlSource } from './yaml-source.ts';

/** Characters that are read within a few ms. */
const small = 16_384;
/** Many thousand objects. */
const longest = 4 * 2 ** 20;
/** From source, a thread needs what reads TypeScript. */
const fromSource = import.meta.url.endsWith('.ts');

/** @throws ServiceError `limit` when it is too long. */
export async function readSource(text: string): Promise<YamlSource> {
  if (text.length > longest)
    throw new ServiceError('limit', `The document has ${text.length} characters; ${longest} are read at most.`);
  return text.length <= small ? readYamlSource(text) : inThread(text);
}

function inThread(text: string): Promise<YamlSource> {
  const worker = fromSource
    ? new Worker(readingTypeScript(new URL('./yaml-thread.ts', import.meta.url)), { eval: true, workerData: text })
    : new Worker(new URL('./yaml-thread.js', import.meta.url), { workerData: text });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that reads YAML ended with ${code}`)));
  });
}
const readingTypeScript = ({ href }: URL): string =>
  `import('tsx/esm/api').then((it) => (it.register(), import(${JSON.stringify(href)})))`;
