import type { Account } from '../../accounts/account'
import type { Context } from '../../context'
import { newId } from '../../identifiers'
import { findAccount } from '../../store/accounts'
import { findVisit, insertVisit, type Link, useLink, type Visit } from '../../store/links'

export interface DashboardSession {
  visit: Visit
  account: Account
  home: string
}

/** Uses up a login link. Returns null when it expired, was used, or its account is unreachable. */
export async function startDashboard({ db, clock }: Context, link: Link): Promise<string | null> {
  return db.transaction(async (tx) => {
    const account = await findAccount(tx, link.accountId)
    const isFirst = await useLink(tx, link.token)
    if (!isFirst || account?.access !== 'granted') return null
    const now = clock.of(account.platform).now()
    if (link.expiresAt <= now) return null
    const token = newId('', 32)
    await insertVisit(tx, { ...link, token }, now)
    return token
  })
}

export async function findDashboard(db: Context['db'], token: string): Promise<DashboardSession | null> {
  const visit = await findVisit(db, 'login', token)
  const account = visit && (await findAccount(db, visit.accountId))
  return visit && account && { visit, account, home: `/express/visit/${visit.token}` }
}
