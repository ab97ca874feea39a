import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const laws = 'tools/laws/**/*.test.ts'
const integration = '**/*.integration.test.ts'
const signIn = 'lib/auth/**/*.integration.test.ts'
const ofTestLong = [
  'packages/local-stripe/{killed,start-local-stripe,launcher/main,build/packed}',
  '**/*-cost',
  'lib/store/alerts/alert-storm',
  'tests/{clock-set-back,reports}',
  'tools/launch/launching',
].map((name) => `${name}.integration.test.ts`)
const globalSetup = 'prisma/test-template.ts'
const never = ['**/node_modules/**', '.data/**', '.next*/**', 'e2e/**']

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: at('./') },
      { find: /^server-only$/, replacement: at('tools/testing/server-only.ts') },
    ],
  },
  test: {
    // Tests mostly wait. A worker loads each module once, not once a file.
    maxWorkers: 4,
    isolate: false,
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['**/*.test.ts'], exclude: [...never, laws, integration] } },
      { extends: true, test: { name: 'laws', include: [laws], exclude: never } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [integration],
          exclude: [...never, signIn, ...ofTestLong],
          globalSetup,
        },
      },
      {
        extends: true,
        test: { name: 'integration-apart', include: [signIn], exclude: never, globalSetup, isolate: true },
      },
      { extends: true, test: { name: 'long', include: ofTestLong, exclude: never, globalSetup } },
    ],
  },
})
