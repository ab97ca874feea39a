import { expect } from '@playwright/test'
import type { Database } from '../../../lib/store/database'
import { type Caller, newCaller, nobody } from '../caller'
import { hasPendingFetch, saveAccountOf } from './account'

export const roles = [
  'nobody',
  'lapsed coach',
  'lapsed admin',
  'stranger',
  'coach',
  'other coach',
  'admin',
  'admin since long',
  'coach and admin',
] as const

/** Every kind of visitor. A lapsed session is over; `admin since long` signed in over twelve hours ago. */
export type Role = (typeof roles)[number]

export type Cast = Record<Role, Caller>

/** One new person of each role; coaches have an account with requirements. */
export async function newCast(database: Database, appUrl: string): Promise<Cast> {
  const [lapsedCoach, lapsedAdmin, stranger, coach, otherCoach, admin, agedAdmin, coachAndAdmin] = await Promise.all([
    newCaller(database, appUrl, { isCoach: true, hoursAgo: 8 * 24 }),
    newCaller(database, appUrl, { isAdmin: true, hoursAgo: 8 * 24 }),
    newCaller(database, appUrl),
    newCaller(database, appUrl, { isCoach: true }),
    newCaller(database, appUrl, { isCoach: true }),
    newCaller(database, appUrl, { isAdmin: true }),
    newCaller(database, appUrl, { isAdmin: true, hoursAgo: 13 }),
    newCaller(database, appUrl, { isCoach: true, isAdmin: true }),
  ])
  await Promise.all([lapsedCoach, coach, otherCoach, coachAndAdmin].map((caller) => openAccount(database, caller)))
  return {
    nobody,
    'lapsed coach': lapsedCoach,
    'lapsed admin': lapsedAdmin,
    stranger,
    coach,
    'other coach': otherCoach,
    admin,
    'admin since long': agedAdmin,
    'coach and admin': coachAndAdmin,
  }
}

/** Gives a coach an account at a local Stripe, the stack's by default, with no fetch wanted. */
export async function openAccount(database: Database, caller: Caller, localStripeUrl?: string): Promise<void> {
  if (caller.coachId === null) throw new Error('only coaches have accounts')
  const accountId = await saveAccountOf(database, caller.coachId, localStripeUrl)
  await expect.poll(() => hasPendingFetch(database, accountId)).toBe(false)
  caller.accountId = accountId
}
