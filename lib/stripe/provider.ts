import type Stripe from 'stripe'
import type { Asker, Away, ProviderFor } from '@/lib/payouts/ports/provider'
import type { Failure } from '@/lib/payouts/vocabulary/failure'
import type { Lane } from '@/lib/payouts/vocabulary/lane'
import { closeAccount } from './accounts/close-account'
import { findMarked } from './accounts/find-marked'
import { dashboardLink, onboardingLink } from './accounts/links'
import { list } from './accounts/list-accounts'
import { openAccount } from './accounts/open-account'
import { createPlatform, type PlatformStore, whoseKey } from './accounts/platform'
import { read as readAccount } from './accounts/read-account'
import { type ClientPoolOptions, createClientPool } from './client/client-pool'
import type { Places, RateLimit } from './client/rate-limit'
import { cancelPayment } from './payments/cancel-payment'
import { readClientSecret } from './payments/client-secret'
import { createPayment } from './payments/create-payment'
import { findPayment } from './payments/find-payment'
import { listMoved } from './payments/list-movements'
import { listPayments } from './payments/list-payments'
import { readPayment } from './payments/read-payment'
import { readBalance, refundPayment } from './payments/refund-payment'
import { readBalanceSnapshot } from './payouts/read-balance'
import { readPayoutLines } from './payouts/read-payout-lines'

export interface ProviderOptions extends ClientPoolOptions {
  platform: PlatformStore
  rateLimit: RateLimit
  returnUrl: string
  refreshUrl: string
  /** `deadlineSeconds` hold for everything of a call: rate limit, retries and second requests. */
  limits: ClientPoolOptions['limits'] & {
    deadlineSeconds: Record<Asker, number>
    /** How long a job's page waits for its place: a person who asks for a page waits no longer. */
    pageWaitMilliseconds: number
  }
}

/** Every request waits for the rate limit and has a deadline. */
export function createProviderFor(options: ProviderOptions): ProviderFor {
  const askStripe = createClientPool(options, options.rateLimit)
  const findPlatform = createPlatform(options)

  return (asker) => {
    const { lane, repeats } = askers[asker]
    const left = timeLeft(options.limits.deadlineSeconds[asker])
    const longestWait = asker === 'list' ? options.limits.pageWaitMilliseconds : undefined
    const once: Ask = (ask) => askStripe({ lane, left }, ask)
    const readIn =
      (lane: Lane): Ask =>
      (ask) =>
        repeats ? repeatPassing(() => askStripe({ lane, left }, ask)) : askStripe({ lane, left, longestWait }, ask)
    const read = readIn(lane)
    const readList = readIn('list')
    return {
      platform: () => findPlatform(() => once(whoseKey)),
      openAccount: (order) => once((stripe) => openAccount(stripe, order)),
      findMarked: (coachId, since, after) => readList((stripe) => findMarked(stripe, coachId, since, after)),
      onboardingLink: (accountId) => once((stripe) => onboardingLink(stripe, accountId, options)),
      dashboardLink: (accountId) => once((stripe) => dashboardLink(stripe, accountId)),
      read: (accountId) => read((stripe) => readAccount(stripe, accountId)),
      closeAccount: (accountId) => once((stripe) => closeAccount(stripe, accountId)),
      list: (query) => readList((stripe, places) => list(stripe, query, places)),
      createPayment: (order) => once((stripe) => createPayment(stripe, order)),
      cancelPayment: (paymentId) => once((stripe) => cancelPayment(stripe, paymentId)),
      refundPayment: (order) => once((stripe) => refundPayment(stripe, order)),
      readBalance: (accountId, currency) => once((stripe) => readBalance(stripe, accountId, currency)),
      readBalanceSnapshot: (accountId, since) => read((stripe) => readBalanceSnapshot(stripe, accountId, since)),
      readPayoutLines: (accountId, payoutId) => read((stripe) => readPayoutLines(stripe, accountId, payoutId)),
      readPayment: (payment) => read((stripe) => readPayment(stripe, payment)),
      clientSecret: (paymentId) => once((stripe) => readClientSecret(stripe, paymentId)),
      listPayments: (page) => readList((stripe) => listPayments(stripe, page)),
      findPayment: (query) => read((stripe) => findPayment(stripe, query)),
      listMoved: (page) => readList((stripe) => listMoved(stripe, page)),
    }
  }
}

type Ask = <Answer extends { kind: string }>(
  ask: (stripe: Stripe, places: Places) => Promise<Answer>,
) => Promise<Answer | Away>

interface Terms {
  lane: Lane
  /** True when a failed fetch is retried at once; jobs fetch again later anyway. */
  repeats: boolean
}

const askers: Record<Asker, Terms> = {
  payment: { lane: 'person', repeats: true },
  person: { lane: 'person', repeats: true },
  job: { lane: 'machine', repeats: false },
  list: { lane: 'list', repeats: false },
}

function timeLeft(seconds: number): () => number {
  const end = performance.now() + seconds * 1000
  return () => Math.max(0, end - performance.now())
}

/** Retries a passing failure once; keeps the first answer when the retry could not be sent. */
async function repeatPassing<Answer extends { kind: string }>(
  ask: () => Promise<Answer | Away>,
): Promise<Answer | Away> {
  const answer = await ask()
  if (!isAway(answer) || !passing.has(answer.failure)) return answer
  const second = await ask()
  return isAway(second) && second.isUnasked ? answer : second
}

const passing: ReadonlySet<Failure> = new Set(['unreachable', 'timed-out', 'provider-error'])

function isAway(answer: { kind: string } | Away): answer is Away {
  return answer.kind === 'away'
}
