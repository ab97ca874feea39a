import type { AccountFacts, Restriction } from '../../engine/facts'
import { finishCheck } from '../../engine/submit-answers'
import {
  announce,
  askAboutRisk,
  askForMore,
  ensureSubmitted,
  failCheck,
  giveBank,
  makeInactive,
  makeOverdue,
  makeReady,
  passThreshold,
  setDeadline,
} from './action-changes'
import type { ActionOptions } from './action-options'

export type Theme = 'Questions' | 'Checks' | 'Decisions' | 'Money' | 'Access'

/** What Stripe does to an account on its own; `change` applies it to the engine's facts. */
export interface Action {
  theme: Theme
  label: string
  /** Shown after it was done. */
  told: string
  change: (facts: AccountFacts, now: number, options: ActionOptions) => AccountFacts
}

/** Actions that only change facts. */
export const factActions: Record<string, Action> = {
  ask: action('Questions', 'Ask for more', 'More was asked of the coach.', askForMore),
  deadline: action('Questions', 'Set a deadline', 'What is asked has a deadline.', setDeadline),
  overdue: action('Questions', 'Let the deadline pass', 'The deadline passed.', makeOverdue),
  threshold: action('Questions', 'Threshold crossed', 'A threshold was crossed, and more is asked.', passThreshold),
  future: action('Questions', 'Future requirement', 'More will be asked from a day to come.', announce),
  risk: action('Questions', 'Risk intervention', 'Stripe asks about a risk.', askAboutRisk),
  ready: action('Checks', 'Make ready', 'Everything is answered and checked.', makeReady),
  finish: action('Checks', 'Finish the check', 'The check is over.', finishCheck),
  fail: action('Checks', 'Fail a check', 'A check failed.', (facts, _, options) => failCheck(facts, options)),
  pause: decision('Pause', 'The account is paused.', () => ({ kind: 'paused' })),
  unpause: lifted('Unpause', 'The account is no longer paused.', 'paused'),
  reject: decision('Reject', 'The account is rejected.', ({ reason = 'rejected.other' }, over) => ({
    kind: 'rejected',
    reason,
    over,
  })),
  unreject: action('Decisions', 'Take the rejection back', 'The account is no longer rejected.', (facts) => {
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
  'transfers-off': action('Money', 'Transfers off', 'Transfers are off.', (facts) => ({
    ...facts,
    transfersOff: true,
  })),
  'transfers-on': action('Money', 'Transfers on', 'Transfers are on again.', (facts) => ({
    ...facts,
    transfersOff: false,
  })),
  bank: action(
    'Money',
    'Give a bank account',
    'The account has a bank account in that currency.',
    (facts, _, options) => giveBank(facts, options),
  ),
  inactive: action('Money', 'Inactivity', 'Its capabilities are paused because nobody used them.', makeInactive),
}

/** Every action except making ready needs a submitted account. */
function action(theme: Theme, label: string, told: string, change: Action['change']): Action {
  return { theme, label, told, change: (facts, now, options) => change(ensureSubmitted(facts, now), now, options) }
}

function decision(
  label: string,
  told: string,
  decide: (options: ActionOptions, over: Restriction | null) => Restriction,
): Action {
  return action('Decisions', label, told, (facts, _, options) => ({
    ...facts,
    intervention: decide(options, facts.intervention?.kind === 'rejected' ? null : facts.intervention),
  }))
}

function lifted(label: string, told: string, kind: Restriction['kind']): Action {
  return action('Decisions', label, told, (facts) =>
    facts.intervention?.kind === kind ? { ...facts, intervention: null } : facts,
  )
}
