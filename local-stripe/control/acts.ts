import type { Account } from '../account'
import { changeAccount } from '../change-account'
import { closeAccount } from '../close-account'
import type { Context } from '../context'
import { nothingAsked } from '../engine/assessment'
import { adoptOverrides } from '../hosted/adopt-overrides'
import { joinedOverrides } from '../overrides'
import { findAccount } from '../store/accounts'
import { day, submitted } from './act-changes'
import type { ActOptions } from './act-options'
import { type Act, factActs } from './act-table'
import { setFacts } from './facts'

/** Every act by its name; one call or one click each. */
export const acts: Record<string, Omit<Act, 'change'>> = {
  ...factActs,
  future: { theme: 'Questions', label: 'Future requirement', told: 'More will be asked from a day to come.' },
  inactive: { theme: 'Money', label: 'Inactivity', told: 'Its capabilities are paused because nobody used them.' },
  close: { theme: 'Access', label: 'Close for good', told: 'The account is closed for good.' },
  withdraw: { theme: 'Access', label: 'Withdraw access', told: 'The platform no longer has access.' },
  grant: { theme: 'Access', label: 'Grant access again', told: 'The platform has access again.' },
}

export function isAct(name: string): boolean {
  return Object.hasOwn(acts, name)
}

/** Does one act to one account. Null: there is no such account, or it was closed before. */
export async function act(
  context: Context,
  id: string,
  name: string,
  options: ActOptions = {},
): Promise<Account | null> {
  if (name === 'withdraw' || name === 'grant') {
    return setFacts(context, id, { access: name === 'grant' ? 'granted' : 'withdrawn' })
  }
  return context.db.transaction(async (tx) => {
    if (name === 'close') return (await closeAccount(tx, id)) ? findAccount(tx, id) : null
    return changeAccount(context, tx, id, (account) => acted(account, name, context.clock.now(), options))
  })
}

function acted(account: Account, name: string, now: number, options: ActOptions): Account {
  const adopted = adoptOverrides(account, now)
  const fact = factActs[name]
  if (fact) return { ...adopted, facts: fact.change(adopted.facts, now, options) }
  const facts = submitted(adopted.facts, now)
  const laid = name === 'future' ? future(now, options) : inactive(facts.requested)
  return { ...adopted, facts, overrides: joinedOverrides(adopted.overrides, laid) }
}

function future(now: number, { fields = ['individual.verification.document'], days = 30 }: ActOptions) {
  const current_deadline = days === null ? null : now + days * day
  return {
    future_requirements: { ...nothingAsked, currently_due: fields, eventually_due: fields, current_deadline },
  }
}

function inactive(requested: string[]) {
  return { capabilities: Object.fromEntries(requested.map((name) => [name, 'inactive'])) }
}
