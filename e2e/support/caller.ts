import { randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { AccountId, CoachId } from '../../lib/payouts/vocabulary/ids'
import { hashSessionToken } from '../../lib/store/auth/session-token'
import type { Database } from '../../lib/store/database'

/** A client over HTTP, with or without a session. */
export interface Caller {
  headers: { cookie?: string }
  email: string | null
  userId: string | null
  coachId: CoachId | null
  accountId: AccountId | null
}

export interface Coach extends Caller {
  email: string
  userId: string
  coachId: CoachId
}

interface Roles {
  isCoach?: boolean
  isAdmin?: boolean
  /** Age of the session; 0 by default. */
  hoursAgo?: number
}

export const nobody: Caller = { headers: {}, email: null, userId: null, coachId: null, accountId: null }

/** A new person with these roles, signed in at `appUrl`. */
export async function newCaller({ prisma }: Database, appUrl: string, roles: Roles = {}): Promise<Caller> {
  const email = `person-${randomUUID()}@example.com`
  const { id: userId } = await prisma.user.create({ data: { email } })
  const coach = roles.isCoach ? await prisma.coach.create({ data: { email, name: 'Ada Coach', userId } }) : null
  if (roles.isAdmin) await prisma.admin.create({ data: { userId } })
  const headers = await newSession(prisma, appUrl, userId, roles.hoursAgo)
  return { headers, email, userId, coachId: (coach?.id as CoachId | undefined) ?? null, accountId: null }
}

/** The headers of a new session of this person, begun that long ago. */
export async function newSession(
  prisma: Database['prisma'],
  appUrl: string,
  userId: string,
  hoursAgo = 0,
): Promise<{ cookie: string }> {
  const sessionToken = randomUUID()
  const begunAt = new Date(Date.now() - hoursAgo * hour)
  const expires = new Date(begunAt.getTime() + 7 * 24 * hour)
  await prisma.session.create({ data: { sessionToken: hashSessionToken(sessionToken), userId, begunAt, expires } })
  return { cookie: `greenlight-session-${new URL(appUrl).port}=${sessionToken}` }
}

/** A new coach, signed in at `appUrl`. */
export async function newCoach(database: Database, appUrl: string): Promise<Coach> {
  return (await newCaller(database, appUrl, { isCoach: true })) as Coach
}

/** Gives a browser the caller's session. */
export async function letIn(
  context: BrowserContext,
  appUrl: string,
  { headers }: Pick<Caller, 'headers'>,
): Promise<void> {
  const [name = '', value = ''] = headers.cookie?.split('=') ?? []
  await context.addCookies([{ name, value, url: appUrl, httpOnly: true, sameSite: 'Lax' }])
}

const hour = 3600 * 1000
