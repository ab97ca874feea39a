import { freePort } from '../../tools/processes/ports'
import type { StartProcess } from '../../tools/processes/process'
import type { Target } from './deliveries'

/** One webhook event for each account, in order, over this many connections. */
export interface Load {
  target: Target
  template: string
  accounts: string[]
  connections: number
  /** Maximum rate; by default as fast as answers come. */
  perSecond?: number
}

export interface Volley {
  seconds: number
  statuses: Record<number, number>
  milliseconds: number[]
}

export interface Generator {
  send(load: Load): Promise<Volley>
}

export async function startGenerator(start: StartProcess): Promise<Generator> {
  const port = await freePort()
  const running = start('generator', process.execPath, ['--import', 'tsx', 'bench/generator/main.ts'], {
    env: { ...process.env, PORT: String(port) },
  })
  await running.says(/The generator is ready/)
  return {
    async send(load) {
      const response = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: JSON.stringify(load) })
      if (!response.ok) throw new Error(`the generator answered ${response.status}: ${await response.text()}`)
      return (await response.json()) as Volley
    },
  }
}

export function accepted({ statuses }: Volley): number {
  return Object.entries(statuses).reduce((sum, [status, count]) => sum + (status.startsWith('2') ? count : 0), 0)
}

/**
 * Accepted events a second. While the disk holds up the database the app answers 503 and Stripe resends, so a refusal
 * counts nothing. Throws when more than one in twenty was refused: refusals are cheap and look fast.
 */
export function rateOf(volley: Volley): number {
  const count = accepted(volley)
  if (count >= volley.milliseconds.length * 0.95) return count / volley.seconds
  throw new Error(`too few were accepted: ${JSON.stringify(volley.statuses)}`)
}
