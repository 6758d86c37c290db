/** Builds and serves the dashboard. In development the API answers from a Gyre running beside it. */
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = process.env['GYRE_DEV_API'] ?? 'http://127.0.0.1:8081';

export default defineConfig({
  root: 'web',
  plugins: [react(), tailwindcss()],
  resolve: { conditions: ['gyre-source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // What is fetched on demand keeps its name for itself: the budgets name screens by it.
    rolldownOptions: {
      output: {
        chunkFileNames: (chunk) => `assets/${chunk.isDynamicEntry ? '' : 'part-'}[name]-[hash].js`,
      },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: API } } },
});
