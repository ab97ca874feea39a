import { freePort } from '../../tools/processes/ports'
import type { StartProcess } from '../../tools/processes/process'
import type { Target } from './deliveries'

/** Notices to be sent, one for each account named, in that order, over so many connections. */
export interface Load {
  target: Target
  template: string
  accounts: string[]
  connections: number
  /** No faster than this; as fast as they are answered when left out. */
  perSecond?: number
}

/** What came of it. */
export interface Volley {
  seconds: number
  statuses: Record<number, number>
  /** Each delivery's time from the first byte sent to the last one answered. */
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

/** How many notices were answered 2xx. */
export function accepted({ statuses }: Volley): number {
  return Object.entries(statuses).reduce((sum, [status, count]) => sum + (status.startsWith('2') ? count : 0), 0)
}

/**
 * Notices accepted a second. Where the disk holds the database up the app says 503 rather than wait, and Stripe sends
 * again: such a delivery counts nothing. Throws when more than one in twenty was refused, which costs less and looks fast.
 */
export function rateOf(volley: Volley): number {
  const count = accepted(volley)
  if (count >= volley.milliseconds.length * 0.95) return count / volley.seconds
  throw new Error(`too few were accepted: ${JSON.stringify(volley.statuses)}`)
}
