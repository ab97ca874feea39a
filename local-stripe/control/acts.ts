import type { Account } from '../account'
import { changeAccount } from '../change-account'
import type { Context } from '../context'
import { type AccountFacts, newFacts } from '../engine/facts'
import { testAnswers } from '../engine/test-answers'
import { adoptOverrides } from '../hosted/adopt-overrides'
import { setFacts } from './facts'

const day = 86_400

/** What the control page can do to one account; `change` is what it does to the engine's facts. */
interface Act {
  label: string
  change: (facts: AccountFacts, now: number) => AccountFacts
}

const acts: Record<string, Act> = {
  ready: { label: 'Make ready', change: readied },
  ask: {
    label: 'Ask for more in 7 days',
    change: (facts, now) => ({
      ...submitted(facts, now),
      demands: [{ field: 'person.verification.document', due: now + 7 * day, code: null, reason: null }],
    }),
  },
  fail: {
    label: 'Fail a check',
    change: (facts, now) => ({
      ...submitted(facts, now),
      demands: [
        {
          field: 'person.verification.document',
          due: 'overdue',
          code: 'verification_document_not_readable',
          reason: 'The document could not be read.',
        },
      ],
    }),
  },
  pause: {
    label: 'Pause',
    change: (facts, now) => ({ ...submitted(facts, now), intervention: { kind: 'paused' } }),
  },
  reject: {
    label: 'Reject',
    change: (facts, now) => ({
      ...submitted(facts, now),
      intervention: { kind: 'rejected', reason: 'rejected.other' },
    }),
  },
  review: {
    label: 'Put under review',
    change: (facts, now) => ({ ...submitted(facts, now), intervention: { kind: 'under_review' } }),
  },
  off: {
    label: 'Payouts off, nothing said',
    change: (facts, now) => ({ ...submitted(facts, now), intervention: { kind: 'off' } }),
  },
  'transfers-off': {
    label: 'Transfers off',
    change: (facts, now) => ({ ...readied(facts, now), transfersOff: true }),
  },
}

export const actLabels: Record<string, string> = {
  ...Object.fromEntries(Object.entries(acts).map(([name, { label }]) => [name, label])),
  withdraw: 'Withdraw access',
  grant: 'Grant access again',
}

/** Null: there is no such action. */
export function findAct(name: string): string | null {
  return Object.hasOwn(actLabels, name) ? name : null
}

export async function act(context: Context, id: string, name: string): Promise<void> {
  if (name === 'withdraw' || name === 'grant') {
    await setFacts(context, id, { access: name === 'grant' ? 'granted' : 'withdrawn' })
    return
  }
  const now = context.clock.now()
  const changed = (account: Account): Account => {
    const adopted = adoptOverrides(account, now)
    return { ...adopted, facts: acts[name]?.change(adopted.facts, now) ?? adopted.facts }
  }
  await context.db.transaction((tx) => changeAccount(context, tx, id, changed))
}

/** As if the coach had answered everything well and every check were over. */
function readied(facts: AccountFacts, now: number): AccountFacts {
  return {
    ...newFacts(facts.country, facts.requested, facts.personId),
    given: { ...facts.given, ...testAnswers(facts.country) },
    submittedAt: facts.submittedAt ?? now,
  }
}

/** Most things only befall an account that was submitted. */
function submitted(facts: AccountFacts, now: number): AccountFacts {
  return facts.submittedAt === null ? readied(facts, now) : { ...facts, intervention: null }
}
