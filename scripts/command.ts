import { existsSync } from 'node:fs'
import { SettingsError } from '../lib/env'
import { type Wiring, wire } from '../lib/wiring'

/** What a command says last, and its exit code: 0 done, 1 not done, 2 asked for wrongly. */
export interface Ending {
  sentence: string
  code: 0 | 1 | 2
}

/** Runs a command on the wired house; whatever goes wrong outside it ends in a sentence, not in a stack. */
export async function runCommand(usage: string, run: (wiring: Wiring) => Promise<Ending | 'usage'>): Promise<never> {
  const ending = await endingOf(run)
  const { sentence, code } = ending === 'usage' ? { sentence: usage, code: 2 } : ending
  ;(code === 0 ? console.log : console.error)(sentence)
  process.exit(code)
}

async function endingOf(run: (wiring: Wiring) => Promise<Ending | 'usage'>): Promise<Ending | 'usage'> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    const wiring = wire()
    const ending = await run(wiring)
    await wiring.database.close()
    return ending
  } catch (error) {
    if (error instanceof SettingsError) return { sentence: error.message, code: 2 }
    const code = codeOf(error)
    if (code?.startsWith('ERR_PARSE_ARGS')) return 'usage'
    if (code !== undefined) return { sentence: `The database gave no answer (${code}). ${again}`, code: 1 }
    const { name, message } = error as Error
    if (name === 'ProviderAwayError') return { sentence: `${message}. ${again}`, code: 1 }
    throw error
  }
}

/** Not that nothing was done: a charge may be made and only its outcome be missing from the book. */
const again = 'Give the same command again; what was done is not done twice.'

function codeOf(error: unknown): string | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code === 'string') return code
  return typeof message === 'string' && /^(timeout exceeded|connection terminated|query read timeout)/i.test(message)
    ? message
    : undefined
}
