import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StartProcess } from '../processes/process'
import { oneFailed, onePassed, readPlaywright, readVitest, type Tally, tallyOf } from './tally'

export interface Run {
  start: StartProcess
  folder: string
  env: NodeJS.ProcessEnv
}

export interface Stage {
  name: string
  work(run: Run): Promise<Tally>
}

const bin = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

export function program(name: string, command: keyof typeof bin, args: string[]): Stage {
  return {
    name,
    async work(run) {
      return (await finish(run, name, [bin[command], ...args])) === 0 ? onePassed : oneFailed
    },
  }
}

export function vitest(project: string): Stage {
  return {
    name: project,
    async work(run) {
      const report = join(run.folder, `${project}.json`)
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const end = await finish(run, project, [bin.vitest, 'run', '--project', `${project}*`, ...reporters])
      return tallyOf(report, readVitest, end)
    },
  }
}

export const browser = browserStage({})
export const longBrowser = browserStage({ TEST_LONG: 'yes' })

function browserStage(settings: { TEST_LONG?: string }): Stage {
  return {
    name: 'browser',
    async work(run) {
      const report = join(run.folder, 'browser.json')
      const env = { ...run.env, ...settings, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
      const end = await finish({ ...run, env }, 'browser', [bin.playwright, 'test', '--reporter=list,json'])
      return tallyOf(report, readPlaywright, end)
    },
  }
}

/**
 * Three hundred answers in no less than twenty seconds of chaos. Shows its report even on success, with the seed to repeat
 * it.
 */
export const chaos: Stage = {
  name: 'chaos',
  async work(run) {
    const size = ['--accounts', '50', '--deliveries', '300', '--seconds', '20', '--kills', '6', '--crashes', '2']
    const end = await finish(run, 'chaos', ['--import', 'tsx', 'tools/chaos/main.ts', ...size])
    if (end === 0) console.log(readFileSync(logOf(run, 'chaos'), 'utf8').split('\n').filter(isTold).join('\n'))
    return end === 0 ? onePassed : oneFailed
  },
}

const isTold = (line: string) => !/^\s*[·✓…]/.test(line)

/** Runs to the end; prints the output only on failure. */
async function finish(run: Run, name: string, args: string[]): Promise<number | NodeJS.Signals> {
  const lines: string[] = []
  const { start, env } = run
  const running = start(name, process.execPath, args, { env, deadline: 20_000, onLine: (line) => lines.push(line) })
  const end = await running.ended
  writeFileSync(logOf(run, name), lines.join('\n'))
  if (end !== 0) console.error(lines.join('\n'))
  return end
}

const logOf = ({ folder }: Run, name: string) => join(folder, `${name}.log`)
