import type { ReminderToken } from '@/lib/payouts/vocabulary/ids'

/** Tokens we issue; other bytes never reach the database. null: not one. */
export function toReminderToken(given: unknown): ReminderToken | null {
  return typeof given === 'string' && /^[\w-]{32}$/.test(given) ? (given as ReminderToken) : null
}
