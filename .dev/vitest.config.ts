import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = ['semantics', 'linter', 'formatter', 'refactor', 'language-service', 'language-server', 'simulator'];

/** Tests run on the sources, so they need no build; tests of the commands say so and run what was built. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: '@pmtakit/grammar', replacement: `${root}grammar/src/index.ts` },
      ...packages.map((name) => ({ find: `@pmtakit/${name}`, replacement: `${root}packages/${name}/src/index.ts` })),
    ],
  },
  test: {
    include: ['grammar/test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    setupFiles: ['.dev/property-tests.ts'],
    testTimeout: 60_000,
    // Each file would load all rules again, which takes longer than most of its tests.
    isolate: false,
    // One less than there are processors, unless told: on two that is half of the machine.
    maxWorkers: availableParallelism(),
    reporters: ['default'],
  },
});
