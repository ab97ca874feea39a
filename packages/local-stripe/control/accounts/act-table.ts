import type { AccountFacts, Restriction } from '../../engine/facts'
import { finishCheck } from '../../engine/submit-answers'
import {
  announced,
  asked,
  dated,
  failed,
  idle,
  overdue,
  readied,
  riskAsked,
  submitted,
  thresholdCrossed,
} from './act-changes'
import type { ActOptions } from './act-options'

export type Theme = 'Questions' | 'Checks' | 'Decisions' | 'Money' | 'Access'

/** What Stripe does to an account on its own; `change` applies it to the engine's facts. */
export interface Act {
  theme: Theme
  label: string
  /** Shown after it was done. */
  told: string
  change: (facts: AccountFacts, now: number, options: ActOptions) => AccountFacts
}

/** Acts that only change facts. */
export const factActs: Record<string, Act> = {
  ask: act('Questions', 'Ask for more', 'More was asked of the coach.', asked),
  deadline: act('Questions', 'Set a deadline', 'What is asked has a deadline.', dated),
  overdue: act('Questions', 'Let the deadline pass', 'The deadline passed.', overdue),
  threshold: act('Questions', 'Threshold crossed', 'A threshold was crossed, and more is asked.', thresholdCrossed),
  future: act('Questions', 'Future requirement', 'More will be asked from a day to come.', announced),
  risk: act('Questions', 'Risk intervention', 'Stripe asks about a risk.', riskAsked),
  ready: act('Checks', 'Make ready', 'Everything is answered and checked.', readied),
  finish: act('Checks', 'Finish the check', 'The check is over.', finishCheck),
  fail: act('Checks', 'Fail a check', 'A check failed.', (facts, _, options) => failed(facts, options)),
  pause: decision('Pause', 'The account is paused.', () => ({ kind: 'paused' })),
  unpause: lifted('Unpause', 'The account is no longer paused.', 'paused'),
  reject: decision('Reject', 'The account is rejected.', ({ reason = 'rejected.other' }, over) => ({
    kind: 'rejected',
    reason,
    over,
  })),
  unreject: act('Decisions', 'Take the rejection back', 'The account is no longer rejected.', (facts) => {
    const { intervention } = facts
    return intervention?.kind === 'rejected' ? { ...facts, intervention: intervention.over ?? null } : facts
  }),
  review: decision('Put under review', 'The account is under review.', () => ({ kind: 'under_review' })),
  'review-over': lifted('End the review', 'The review is over.', 'under_review'),
  listed: decision('Listed', 'The account may be on a list of prohibited persons.', () => ({ kind: 'listed' })),
  'listed-over': lifted('No longer listed', 'The account is on no list.', 'listed'),
  off: {
    ...decision('Payouts off, nothing said', 'Payouts are off, and no list says why.', () => ({ kind: 'off' })),
    theme: 'Money',
  },
  on: { ...lifted('Payouts on again', 'Payouts follow from the facts again.', 'off'), theme: 'Money' },
  'transfers-off': act('Money', 'Transfers off', 'Transfers are off.', (facts) => ({ ...facts, transfersOff: true })),
  'transfers-on': act('Money', 'Transfers on', 'Transfers are on again.', (facts) => ({
    ...facts,
    transfersOff: false,
  })),
  inactive: act('Money', 'Inactivity', 'Its capabilities are paused because nobody used them.', idle),
}

/** Every act except making ready needs a submitted account. */
function act(theme: Theme, label: string, told: string, change: Act['change']): Act {
  return { theme, label, told, change: (facts, now, options) => change(submitted(facts, now), now, options) }
}

function decision(
  label: string,
  told: string,
  decide: (options: ActOptions, over: Restriction | null) => Restriction,
): Act {
  return act('Decisions', label, told, (facts, _, options) => ({
    ...facts,
    intervention: decide(options, facts.intervention?.kind === 'rejected' ? null : facts.intervention),
  }))
}

function lifted(label: string, told: string, kind: Restriction['kind']): Act {
  return act('Decisions', label, told, (facts) =>
    facts.intervention?.kind === kind ? { ...facts, intervention: null } : facts,
  )
}
