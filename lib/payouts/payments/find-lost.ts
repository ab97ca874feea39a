import type { Platform } from '../accounts/account'
import type { ConflictStore } from '../installation/conflict'
import type { InstallationStore } from '../installation/installation'
import type { Log } from '../ports/ports'
import type { Away, FindPaymentAnswer, FindPaymentQuery, Provider } from '../ports/provider'
import { differencesOf, type RequestedFacts } from './made-payment'
import type { Payment } from './payment'
import { paymentConflict } from './payment-conflict'

/** What tells which payments may be the one of a charge whose asking got no answer. */
interface Lost {
  platform: Platform
  asked: RequestedFacts
  /** When the attempt at asking began, and when the provider was last asked at it. */
  attemptedAt: Date
  askedAt: Date
}

interface Ports {
  store: Pick<ConflictStore, 'noteConflicts'> & Pick<InstallationStore, 'findDoubt'>
  provider: Provider
  log: Log
}

export type FindLostAnswer = { kind: 'found'; payment: Payment } | { kind: 'none' } | Away

/**
 * Looks for what came of an attempt at asking among the payments of its time. One that goes by the same reference and
 * differs in anything that was asked for is another's: it is noted, and passed over.
 */
export async function findLost(ports: Ports, lost: Lost): Promise<FindLostAnswer> {
  const { asked, platform } = lost
  // What was asked for in a time that was lost is not known here.
  const doubt = await ports.store.findDoubt(platform, 'payments')
  const to = doubt === null ? lost.askedAt : null
  const query = { reference: asked.reference, from: lost.attemptedAt, to }
  for await (const page of pagesOf(ports, query)) {
    if (page.kind === 'away') return page
    const judged = page.payments.map((payment) => ({ payment, differs: differencesOf(asked, payment.made) }))
    const others = judged.filter(({ differs }) => differs.length > 0)
    if (others.length > 0) {
      const conflicts = others.map(({ payment, differs }) => paymentConflict(asked, payment, differs))
      ports.log.warn('payments of others go by the reference of a charge', { reference: asked.reference })
      await ports.store.noteConflicts(platform, conflicts)
    }
    const found = judged.find(({ differs }) => differs.length === 0)?.payment
    if (found !== undefined) return { kind: 'found', payment: { paymentId: found.paymentId, state: found.state } }
  }
  return { kind: 'none' }
}

/** Every page of the payments that carry a reference, until one gets no answer. */
export async function* pagesOf(
  { provider }: Pick<Ports, 'provider'>,
  asked: Omit<FindPaymentQuery, 'after'>,
): AsyncGenerator<FindPaymentAnswer> {
  let after: string | null = null
  do {
    const answer: FindPaymentAnswer = await provider.findPayment({ ...asked, after })
    yield answer
    after = answer.kind === 'page' ? answer.next : null
  } while (after !== null)
}
