import { existsSync } from 'node:fs'
import type { Records } from '../lib/composition/records'
import type { Wiring } from '../lib/composition/root'
import { refuseSwallowed } from '../server/options.mjs'

/** A command's last line and exit code: 0 done, 1 not done, 2 wrong usage. */
export interface Ending {
  sentence: string
  code: 0 | 1 | 2
}

/** What the command line requests: work, or an ending. */
export type Command = (() => Promise<Ending>) | Ending | 'usage'

/** For commands that need everything, which takes long to load. */
export function onWiring(run: (wiring: Wiring) => Promise<Ending>): Command {
  return async () => {
    const { wire } = await import('../lib/composition/root')
    const wiring = wire()
    const ending = await run(wiring)
    await wiring.database.close()
    return ending
  }
}

/** For commands on our own rows: loads neither Stripe's SDK nor the queue. */
export function onRecords(run: (records: Records) => Promise<Ending>): Command {
  return async () => {
    const { wireRecords } = await import('../lib/composition/records')
    const { records, database } = wireRecords()
    const ending = await run(records)
    await database.close()
    return ending
  }
}

/**
 * Runs a command; errors from outside are reported in a sentence, not a stack trace.
 * @param read the command line, before anything is loaded or connected to
 * @param options the names of all it takes
 */
export async function runCommand(usage: string, read: () => Command, options: readonly string[] = []): Promise<never> {
  const asked = readCommandLine(read, options)
  const ending = typeof asked === 'function' ? await work(asked) : asked
  const { sentence, code } =
    ending === 'usage' || 'fault' in ending ? { sentence: withFault(ending, usage), code: 2 } : ending
  ;(code === 0 ? console.log : console.error)(sentence)
  process.exit(code)
}

interface Misused {
  fault: string
}

function readCommandLine(read: () => Command, options: readonly string[]): Command | Misused {
  try {
    refuseSwallowed(options)
    return read()
  } catch (error) {
    const { message, code } = error as Error & { code?: unknown }
    if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')) return { fault: message }
    throw error
  }
}

function withFault(ending: 'usage' | Misused, usage: string): string {
  const given = process.argv.slice(2).join(' ')
  const fault = ending !== 'usage' ? ending.fault : given === '' ? 'Missing arguments.' : `Unknown arguments: ${given}`
  return `${fault}\n${usage}`
}

async function work(run: () => Promise<Ending>): Promise<Ending> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    return await run()
  } catch (error) {
    const { SettingsError } = await import('../lib/env')
    if (error instanceof SettingsError) return { sentence: error.message, code: 2 }
    const { name, message, code } = error as Error & { code?: unknown }
    const { troubleOf } = await import('../lib/composition/records')
    const reason = troubleOf(error)
    if (reason !== null) {
      const { sayDatabase } = await import('../server/database-words')
      // The last line is the message; Prisma prints our code before it.
      const detail = typeof code === 'string' && code.startsWith('E') ? code : (message.trim().split('\n').at(-1) ?? '')
      return { sentence: `${sayDatabase({ kind: 'not-ready', reason, detail })} ${again}`, code: 1 }
    }
    if (name === 'ProviderAwayError') return { sentence: `${message}. ${again}`, code: 1 }
    throw error
  }
}

/** Never claim that nothing was done: a payment may exist whose outcome is not recorded yet. */
const again = 'Run the same command again: nothing is done twice.'
