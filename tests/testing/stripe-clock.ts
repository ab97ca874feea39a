import type { Backend } from '../../tools/testing/backend'

const day = 86_400

export const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
export type Weekday = (typeof weekdays)[number]

/** To the next such weekday, at noon: far from the midnights at which days change. */
export async function advanceTo(backend: Backend, weekday: Weekday): Promise<void> {
  const now = await advance(backend, 0)
  const tomorrow = Math.floor(now / day) + 1
  // 1 January 1970 was a Thursday.
  const ahead = (weekdays.indexOf(weekday) - ((tomorrow + 4) % 7) + 7) % 7
  await advance(backend, Math.ceil((tomorrow + ahead + 0.5) * day - now))
}

/** Moves the clock of our key alone; returns its time, in unix seconds. */
export async function advance({ settings }: Backend, seconds: number): Promise<number> {
  const answer = await fetch(`${settings.STRIPE_API_BASE}/_control/clock`, {
    method: 'POST',
    headers: { authorization: `Bearer ${settings.STRIPE_SECRET_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ advance: seconds }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return ((await answer.json()) as { now: number }).now
}
