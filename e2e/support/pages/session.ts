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

/** Gives a browser the session of a new coach with a name, in the app at `appUrl` over `database`. */
export async function signInNewCoach(database: Database, context: BrowserContext, appUrl: string): Promise<SignedIn> {
  const { prisma } = database
  const email = `coach-${randomUUID()}@example.com`
  const user = await prisma.user.create({ data: { email } })
  const coach = await prisma.coach.create({ data: { email, name: 'Ada Coach', userId: user.id } })
  await beginSession(database, context, { appUrl, userId: user.id })
  return { coachId: coach.id as CoachId, userId: user.id, email }
}

/** Gives a browser a session of the person with this address, who is made if there is none, and the coach of that address. */
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

/** As `signIn`, and the person is an admin. */
export async function signInAdmin(database: Database, context: BrowserContext, appUrl: string, email: string) {
  const userId = await signIn(database, context, appUrl, email)
  await database.prisma.admin.upsert({ where: { userId }, create: { userId }, update: {} })
}

/** Gives a browser one more session of a person. */
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

/** Ends every session of a person behind the browser's back. */
export async function endSessions({ prisma }: Database, { userId }: SignedIn): Promise<void> {
  await prisma.session.deleteMany({ where: { userId } })
}
