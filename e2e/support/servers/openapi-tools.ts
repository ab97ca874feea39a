import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const from = 'e2e/openapi-tools'
const files = ['package.json', 'package-lock.json']

/** Other people's OpenAPI tools, and a folder to run them in. */
export interface OpenApiTools {
  folder: string
  /** Returns the output; throws with it on failure. */
  run(tool: string, ...args: string[]): Promise<string>
  /** A module that a tool wrote into the folder. */
  // biome-ignore lint/suspicious/noExplicitAny: its types do not exist before it is written
  load(file: string): Promise<any>
  remove(): void
}

/** Downloaded from npm once for each lock file and kept in `.data/`: 190 MB that only this test needs. */
export async function openOpenApiTools(): Promise<OpenApiTools> {
  const home = await installed()
  const folder = mkdtempSync(join(home, 'run-'))
  // The tools write ES modules.
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }
  return {
    folder,
    async run(tool, ...args) {
      const program = join(home, 'node_modules/.bin', tool)
      try {
        const { stdout, stderr } = await promisify(execFile)(program, args, { cwd: folder, env })
        return stdout + stderr
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
        throw new Error(`${tool} failed:\n${stdout}${stderr}`, { cause: error })
      }
    },
    load: (file) => import(pathToFileURL(join(folder, file)).href),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function installed(): Promise<string> {
  const lock = createHash('sha256')
    .update(readFileSync(join(from, 'package-lock.json')))
    .digest('hex')
    .slice(0, 12)
  const home = resolve('.data/openapi-tools', lock)
  if (existsSync(home)) return home
  const half = `${home}-${process.pid}`
  mkdirSync(half, { recursive: true })
  for (const file of files) copyFileSync(join(from, file), join(half, file))
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  await promisify(execFile)('npm', ['ci', ...quiet], { cwd: half })
  renameSync(half, home)
  return home
}
