/**
 * Puts the server into a few files: main.js, and a part for each role that only that role loads. A role of eight hundred files spends half a second
 * on finding and reading them, and needs as many descriptors, as Node opens them all at once.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string): string => fileURLToPath(new URL(`server/src/${path}`, import.meta.url));

export default defineConfig({
  root: 'server',
  publicDir: false,
  ssr: {
    noExternal: true,
    // Compiled for the machine.
    external: ['better-sqlite3'],
    resolve: { conditions: ['gyre-source', 'module', 'node'], externalConditions: ['node'] },
  },
  build: {
    ssr: true,
    outDir: 'dist/bundle',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      // Threads are programs of their own, found beside the part that starts them.
      input: { main: source('main.ts'), 'yaml-thread': source('control/services/config/yaml-thread.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
