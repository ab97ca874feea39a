// npm runs this before packing: it builds TypeScript into modules and type files for Node. Plain Node.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const entries = { main: 'launcher/main.ts', 'start-local-stripe': 'start-local-stripe.ts' }
process.chdir(fileURLToPath(new URL('..', import.meta.url)))
rmSync('dist', { recursive: true, force: true })

// Bundles our modules into a few files; dependencies stay separate packages.
await build({
  entryPoints: entries,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
})

const types = mkdtempSync(join(tmpdir(), 'local-stripe-types-'))
try {
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc')
  const how = [
    '--ignoreConfig',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    types,
    '--skipLibCheck',
    '--types',
    'node',
  ]
  const as = ['--target', 'es2023', '--module', 'esnext', '--moduleResolution', 'bundler', '--strict']
  const { status } = spawnSync(process.execPath, [tsc, 'start-local-stripe.ts', 'package-folder.ts', ...how, ...as], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
  const file = join(types, 'start-local-stripe.d.ts')
  // Only one type file is published, so it must not import another.
  if (/\bfrom ['"]\./.test(readFileSync(file, 'utf8'))) throw new Error('the published types import other files')
  copyFileSync(file, 'dist/start-local-stripe.d.ts')
} finally {
  rmSync(types, { recursive: true })
}
