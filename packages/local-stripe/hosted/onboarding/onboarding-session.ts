import type { Account } from '../../accounts/account'
import { adoptOverrides } from '../../accounts/adopt-overrides'
import { changeAccount } from '../../accounts/change-account'
import type { Context } from '../../context'
import { newId } from '../../identifiers'
import { findAccount } from '../../store/accounts'
import { findVisit, insertVisit, type Link, useLink, type Visit } from '../../store/links'
import { type Step, stepsOf } from './steps'

/** A coach's visit and its questions. */
export interface OnboardingSession {
  visit: Visit
  account: Account
  steps: Step[]
}

/** Uses up a link and starts a visit. Returns null when the link expired or was used, or the account is barred. */
export async function startOnboarding({ db, clock }: Context, link: Link): Promise<string | null> {
  return db.transaction(async (tx) => {
    const account = await findAccount(tx, link.accountId)
    const isFirst = await useLink(tx, link.token)
    if (!isFirst || account === null || isBarred(account)) return null
    const now = clock.of(account.platform).now()
    if (link.expiresAt <= now) return null
    const token = newId('', 32)
    await insertVisit(tx, { ...link, token }, now)
    return token
  })
}

export async function findOnboarding({ db }: Context, token: string): Promise<OnboardingSession | null> {
  const visit = await findVisit(db, 'onboarding', token)
  const account = visit && (await findAccount(db, visit.accountId))
  return visit && account && { visit, account, steps: stepsOf(account, visit.asksForAll) }
}

/** Stripe sends the coach of a rejected, withdrawn or closed account back to the platform. */
export function isBarred({ access, shown }: Account): boolean {
  return access !== 'granted' || (shown.requirements.disabled_reason ?? '').startsWith('rejected.')
}

/** Resumes at the first open step, otherwise at the review. */
export function pathOf({ visit, steps }: OnboardingSession): string {
  return `/setup/visit/${visit.token}/${steps.find(({ isOpen }) => isOpen)?.id ?? 'review'}`
}

/** Changes an account's facts, after turning its overrides into facts. */
export async function changeFacts(
  context: Context,
  id: string,
  change: (facts: Account['facts'], account: Account) => Account['facts'],
): Promise<void> {
  await context.db.transaction((tx) =>
    changeAccount(context, tx, id, (account) => {
      const adopted = adoptOverrides(account, context.clock.of(account.platform).now())
      return { ...adopted, facts: change(adopted.facts, account) }
    }),
  )
}
