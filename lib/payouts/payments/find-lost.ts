import type { Platform } from '../accounts/account'
import type { ConflictStore } from '../installation/conflict'
import type { InstallationStore } from '../installation/installation'
import type { Log } from '../ports/ports'
import type { Away, FindPaymentAnswer, FindPaymentQuery, Provider } from '../ports/provider'
import type { Payment } from './payment'
import { paymentConflict } from './payment-conflict'
import { differencesOf, type RequestedFacts } from './payment-differences'

interface Lost {
  platform: Platform
  asked: RequestedFacts
  attemptedAt: Date
  askedAt: Date
}

interface Ports {
  store: { installation: Pick<ConflictStore, 'noteConflicts'> & Pick<InstallationStore, 'findDoubt'> }
  provider: Provider
  log: Log
}

export type FindLostAnswer = { kind: 'found'; payment: Payment } | { kind: 'none' } | Away

/** Searches the payments of that time. One with our reference but other facts is recorded as a conflict. */
export async function findLost(ports: Ports, lost: Lost): Promise<FindLostAnswer> {
  const { asked, platform } = lost
  const doubt = await ports.store.installation.findDoubt(platform, 'payments')
  const to = doubt === null ? lost.askedAt : null
  const query = { reference: asked.reference, from: lost.attemptedAt, to }
  for await (const page of pagesOf(ports, query)) {
    if (page.kind === 'away') return page
    const judged = page.payments.map((payment) => ({ payment, differs: differencesOf(asked, payment.made) }))
    const others = judged.filter(({ differs }) => differs.length > 0)
    if (others.length > 0) {
      const conflicts = others.map(({ payment, differs }) => paymentConflict(asked, payment, differs))
      ports.log.warn('other payments have the reference of ours', { reference: asked.reference })
      await ports.store.installation.noteConflicts(platform, conflicts)
    }
    const found = judged.find(({ differs }) => differs.length === 0)?.payment
    if (found !== undefined) return { kind: 'found', payment: { paymentId: found.paymentId, state: found.state } }
  }
  return { kind: 'none' }
}

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
