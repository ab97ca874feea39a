import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Allowance, Limiter, LimitName } from '@/lib/payouts/ports/ports'
import type { Database } from '../database'

/**
 * Limits of the domain, of API clients by key, and of sign-in by client. Emails to one address are not limited here:
 * `storeLinkToken` counts valid links. Codes are, since six digits can be guessed; links still work then.
 */
export type CallerLimitName =
  | LimitName
  | 'api-client'
  | 'sign-in-client'
  | 'sign-in-again'
  | 'sign-in-press'
  | 'sign-in-code'
  | 'email-change'
  | 'email-change-taken'
  | 'staff-email-change'
  | 'sign-in-excluded'

export interface CallerLimits extends Limiter {
  take(name: CallerLimitName, who: string): Promise<Allowance>
}

interface Window {
  /** Allowed within any window of so many seconds. */
  points: number
  duration: number
}

const limits: Record<CallerLimitName, Window[]> = {
  'check-again': [
    { points: 1, duration: 10 },
    { points: 12, duration: 600 },
  ],
  'check-now': [{ points: 10, duration: 60 }],
  'set-up': [{ points: 30, duration: 60 }],
  'start-over': [{ points: 10, duration: 600 }],
  link: [{ points: 10, duration: 60 }],
  balance: [{ points: 2, duration: 60 }],
  // Tries count too: the mail address stands next to the form.
  help: [{ points: 5, duration: 3600 }],
  // A second press by mistake invites nobody twice.
  invite: [
    { points: 1, duration: 60 },
    { points: 5, duration: 86_400 },
  ],
  reminders: [{ points: 30, duration: 600 }],
  'check-payment': [{ points: 1, duration: 3 }],
  'api-client': [{ points: 600, duration: 60 }],
  // One address may be a room full of people.
  'sign-in-client': [{ points: 300, duration: 900 }],
  'sign-in-again': [
    { points: 1, duration: 20 },
    { points: 5, duration: 600 },
  ],
  'sign-in-press': [{ points: 300, duration: 900 }],
  // By address: at 20 a day, guessing for a year finds a code with a probability below one percent.
  'sign-in-code': [{ points: 20, duration: 86_400 }],
  'email-change': [{ points: 5, duration: 86_400 }],
  // By address: its owner is told once, whoever typed it.
  'email-change-taken': [{ points: 1, duration: 86_400 }],
  // By coach: each is an email to an address that somebody typed.
  'staff-email-change': [{ points: 5, duration: 86_400 }],
  // By address: whoever may not sign in is told so, and not flooded.
  'sign-in-excluded': [{ points: 3, duration: 86_400 }],
}

/** Shared by all servers through PostgreSQL. Throws without a database: nobody passes uncounted. */
export function createCallerLimits({ pool }: Database): CallerLimits {
  const windows = new Map<string, RateLimiterPostgres[]>()
  for (const [name, list] of Object.entries(limits))
    windows.set(
      name,
      list.map((window) => open(name, window)),
    )

  return {
    async take(name, who) {
      // A hash: the table holds no address and no client.
      const key = createHash('sha256').update(who).digest('hex')
      for (const window of windows.get(name) ?? []) {
        const refusal = await consume(window, key)
        if (refusal !== null) return { allowed: false, nextAt: new Date(Date.now() + refusal.msBeforeNext) }
      }
      return { allowed: true }
    },
  }

  function open(name: string, { points, duration }: Window): RateLimiterPostgres {
    return new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: `${name}/${duration}`,
      points,
      duration,
    })
  }
}

/** null: admitted. The library rejects with its result when it refuses, with an Error when it cannot decide. */
async function consume(window: RateLimiterPostgres, key: string): Promise<RateLimiterRes | null> {
  try {
    await window.consume(key)
    return null
  } catch (outcome) {
    if (outcome instanceof RateLimiterRes) return outcome
    throw outcome
  }
}
