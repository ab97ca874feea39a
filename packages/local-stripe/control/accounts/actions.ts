import type { Account } from '../../accounts/account'
import { adoptOverrides } from '../../accounts/adopt-overrides'
import { changeAccount } from '../../accounts/change-account'
import { closeByCoach } from '../../accounts/close-account'
import type { Context } from '../../context'
import type { ActionOptions } from './action-options'
import { type Action, factActions } from './action-table'
import { setFacts } from './facts'

/** Every action by its name, `act` in the control API: one call or one click each. */
export const actions: Record<string, Omit<Action, 'change'>> = {
  ...factActions,
  close: { theme: 'Access', label: 'Close for good', told: 'The account is closed for good.' },
  withdraw: { theme: 'Access', label: 'Withdraw access', told: 'The platform no longer has access.' },
  grant: { theme: 'Access', label: 'Grant access again', told: 'The platform has access again.' },
}

export function isAction(name: string): boolean {
  return Object.hasOwn(actions, name)
}

/** Applies one action to one account. Returns null when the account does not exist or is closed. */
export async function runAction(
  context: Context,
  id: string,
  name: string,
  options: ActionOptions = {},
): Promise<Account | null> {
  if (name === 'withdraw' || name === 'grant') {
    return setFacts(context, id, { access: name === 'grant' ? 'granted' : 'withdrawn' })
  }
  return context.db.transaction(async (tx) => {
    if (name === 'close') return closeByCoach(context, tx, id)
    return changeAccount(context, tx, id, (account) =>
      applied(account, name, context.clock.of(account.platform).now(), options),
    )
  })
}

function applied(account: Account, name: string, now: number, options: ActionOptions): Account {
  const adopted = adoptOverrides(account, now)
  return { ...adopted, facts: factActions[name]?.change(adopted.facts, now, options) ?? adopted.facts }
}
