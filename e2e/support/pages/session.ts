import { randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { CoachId } from '../../../lib/payouts/vocabulary/ids'
import { hashSessionToken } from '../../../lib/store/auth/session-token'
import type { Database } from '../../../lib/store/database'

export interface SignedIn {
  coachId: CoachId
  userId: string
  email: string
}

/** Signs a browser in as a new coach with a name, at `appUrl`. */
export async function signInNewCoach(database: Database, context: BrowserContext, appUrl: string): Promise<SignedIn> {
  const { prisma } = database
  const email = `coach-${randomUUID()}@example.com`
  const user = await prisma.user.create({ data: { email } })
  const coach = await prisma.coach.create({ data: { email, name: 'Ada Coach', userId: user.id } })
  await beginSession(database, context, { appUrl, userId: user.id })
  return { coachId: coach.id as CoachId, userId: user.id, email }
}

/** Signs a browser in as the person with this address, created if missing, and as that address's coach. */
export async function signIn(
  database: Database,
  context: BrowserContext,
  appUrl: string,
  email: string,
): Promise<string> {
  const { prisma } = database
  const { id: userId } = await prisma.user.upsert({ where: { email }, create: { email }, update: {} })
  await prisma.coach.updateMany({ where: { email }, data: { userId } })
  await beginSession(database, context, { appUrl, userId })
  return userId
}

/** Like `signIn`, as an admin. */
export async function signInAdmin(database: Database, context: BrowserContext, appUrl: string, email: string) {
  const userId = await signIn(database, context, appUrl, email)
  await database.prisma.admin.upsert({ where: { userId }, create: { userId }, update: {} })
}

/** Adds a session of a person. */
export async function beginSession(
  { prisma }: Database,
  context: BrowserContext,
  { appUrl, userId }: { appUrl: string; userId: string },
): Promise<void> {
  const sessionToken = randomUUID()
  const expires = new Date(Date.now() + 7 * 24 * 3600 * 1000)
  await prisma.session.create({ data: { sessionToken: hashSessionToken(sessionToken), userId, expires } })
  const name = `greenlight-session-${new URL(appUrl).port}`
  await context.addCookies([{ name, value: sessionToken, url: appUrl, httpOnly: true, sameSite: 'Lax' }])
}

/** Ends all of a person's sessions on the server. */
export async function endSessions({ prisma }: Database, { userId }: SignedIn): Promise<void> {
  await prisma.session.deleteMany({ where: { userId } })
}
