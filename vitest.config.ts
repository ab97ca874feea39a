import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const laws = 'tools/laws/**/*.test.ts'
const integration = '**/*.integration.test.ts'
const never = ['**/node_modules/**', '.data/**', '.next*/**', 'e2e/**']

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: at('./') },
      // Outside Next's build there is no browser half to keep it from.
      { find: /^server-only$/, replacement: at('tools/testing/server-only.ts') },
    ],
  },
  test: {
    // More than the cores: most of a test on real parts is waiting.
    maxWorkers: 4,
    // What is waited for comes when the machine gets to it.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['**/*.test.ts'], exclude: [...never, laws, integration] } },
      { extends: true, test: { name: 'laws', include: [laws], exclude: never } },
      {
        extends: true,
        test: { name: 'integration', include: [integration], exclude: never, globalSetup: 'prisma/test-template.ts' },
      },
    ],
  },
})
