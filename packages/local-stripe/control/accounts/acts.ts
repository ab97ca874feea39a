import type { Account } from '../../accounts/account'
import { adoptOverrides } from '../../accounts/adopt-overrides'
import { changeAccount } from '../../accounts/change-account'
import { closeByCoach } from '../../accounts/close-account'
import type { Context } from '../../context'
import type { ActOptions } from './act-options'
import { type Act, factActs } from './act-table'
import { setFacts } from './facts'

/** Every act by name: one call or one click each. */
export const acts: Record<string, Omit<Act, 'change'>> = {
  ...factActs,
  close: { theme: 'Access', label: 'Close for good', told: 'The account is closed for good.' },
  withdraw: { theme: 'Access', label: 'Withdraw access', told: 'The platform no longer has access.' },
  grant: { theme: 'Access', label: 'Grant access again', told: 'The platform has access again.' },
}

export function isAct(name: string): boolean {
  return Object.hasOwn(acts, name)
}

/** Applies one act to one account. Returns null when the account does not exist or is closed. */
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
    if (name === 'close') return closeByCoach(context, tx, id)
    return changeAccount(context, tx, id, (account) =>
      acted(account, name, context.clock.of(account.platform).now(), options),
    )
  })
}

function acted(account: Account, name: string, now: number, options: ActOptions): Account {
  const adopted = adoptOverrides(account, now)
  return { ...adopted, facts: factActs[name]?.change(adopted.facts, now, options) ?? adopted.facts }
}
