import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { accessible } from './accessible.ts';
import { editors } from './editors.ts';
import { rewording } from './rewording.ts';
import { swedish } from './swedish.ts';

/** Lays a packed copy beside each large file, so that the server need not pack megabytes while it answers queries. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const file of readdirSync(join(dir, 'assets'))) {
        const path = join(dir, 'assets', file);
        if (/\.(js|css|geojson)$/.test(file)) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  base: '/graphiql/',
  logLevel: 'warn',
  plugins: [rewording('in-swedish', { ...swedish, ...editors }), rewording('for-all', accessible), packed()],
  // Monaco's workers import modules of their own, so they are built as modules too: plain files, no blob: in the policy.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The editor is one large chunk by nature, loaded once and cached for a year.
    chunkSizeWarningLimit: 4000,
    license: { fileName: 'licenses.md' },
    // "use client" means something to servers that render React; there is none here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
