import type { AccountFacts, ExtraRequirement, Restriction } from '../engine/facts'
import { fieldOfKey } from '../engine/requirement-keys'
import { testAnswers } from '../engine/test-answers'
import type { Account } from './account'

/** Turns overrides into engine facts so that a coach can answer: everything else counts as answered well. */
export function adoptOverrides(account: Account, now: number): Account {
  if (account.overrides === null) return account
  if (!account.shown.details_submitted) return { ...account, overrides: null }
  const { facts, shown } = account
  const adopted: AccountFacts = {
    ...facts,
    given: { ...undocumented(testAnswers(facts.country)), ...facts.given },
    submittedAt: facts.submittedAt ?? now,
    check: null,
    demands: requirementsOf(account),
    intervention: restrictionOf(shown.requirements.disabled_reason),
    transfersOff: shown.payouts_enabled && shown.capabilities.transfers !== 'active',
  }
  return { ...account, overrides: null, facts: adopted }
}

function requirementsOf({ shown }: Account): ExtraRequirement[] {
  const { currently_due, past_due, eventually_due, current_deadline, errors } = shown.requirements
  const overdue = past_due.map(fieldOfKey)
  const asked = currently_due.map(fieldOfKey)
  const fields = new Set([...currently_due, ...past_due, ...eventually_due].map(fieldOfKey))
  return [...fields].map((field) => {
    const error = errors.find(({ requirement }) => fieldOfKey(requirement) === field)
    const open = asked.includes(field) ? (current_deadline ?? 'asked') : 'later'
    return {
      field,
      due: overdue.includes(field) ? 'overdue' : open,
      code: error?.code ?? null,
      reason: error?.reason ?? null,
    }
  })
}

function restrictionOf(reason: string | null): Restriction | null {
  if (reason === 'platform_paused') return { kind: 'paused' }
  if (reason === 'under_review' || reason === 'listed') return { kind: reason }
  if (reason === 'other') return { kind: 'off' }
  return reason?.startsWith('rejected.') ? { kind: 'rejected', reason } : null
}

function undocumented(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([field]) => !field.includes('.verification.')))
}
