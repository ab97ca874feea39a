import type { BrowserContext } from '@playwright/test'
import type { Database } from '../../../lib/store/database'
import { type Coach, letIn, newCoach, newSession } from '../caller'

/** Signs a browser in as a new coach with a name, at `appUrl`. */
export async function signInNewCoach(database: Database, context: BrowserContext, appUrl: string): Promise<Coach> {
  const coach = await newCoach(database, appUrl)
  await letIn(context, appUrl, coach)
  return coach
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
  await letIn(context, appUrl, { headers: await newSession(prisma, appUrl, userId) })
}

/** Ends all of a person's sessions on the server. */
export async function endSessions({ prisma }: Database, { userId }: Pick<Coach, 'userId'>): Promise<void> {
  await prisma.session.deleteMany({ where: { userId } })
}
