import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { packed } from './packed.ts';

const service = process.env.SILIAN_URL ?? 'http://127.0.0.1:4000';

/** Built into `dist/web`, where the service finds it. Nothing is put inline: the page's policy allows files only. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'graph-vendor', test: /node_modules\/(?:sigma|graphology|events)\// }] },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: Object.fromEntries(['/graphql', '/export'].map((path) => [path, service])) },
  plugins: [packed()],
});
