import type { Platform } from '../accounts/account'
import type { Conflict, ConflictStore } from '../installation/conflict'
import { type Installation, type InstallationStore, isMarkedBy } from '../installation/installation'
import { ownerConflict, paymentConflict } from '../payments/payment-conflict'
import { differencesOf, differencesOfKnown, type MadePayment } from '../payments/payment-differences'
import { type AdmittedPayment, requestedFactsOf } from '../ports/admitted-payment-store'
import type { AdoptStore } from '../ports/adopt-store'
import type { Log } from '../ports/ports'

export interface ReconcilePorts {
  store: { installation: ConflictStore & Pick<InstallationStore, 'findInstallation'>; payments: AdoptStore }
  log: Log
}

const machine = { kind: 'machine' } as const

/** Adopts lost payments whose facts all fit; others are recorded and left alone. */
export async function reconcilePage(ports: ReconcilePorts, platform: Platform, listed: MadePayment[]): Promise<number> {
  const { store, log } = ports
  const named = listed.filter(({ made }) => made.reference !== null)
  if (named.length === 0) return 0
  const [installation, known] = await Promise.all([
    store.installation.findInstallation(),
    store.payments.findPaymentsNamed([...new Set(named.flatMap(({ made }) => made.reference ?? []))]),
  ])
  const byReference = new Map(known.map((ours) => [ours.facts.reference, ours]))
  const conflicts: Conflict[] = []
  let adopted = 0
  for (const payment of named) {
    const ours = byReference.get(payment.made.reference ?? '')
    const answer = await (ours === undefined
      ? adopt(store, installation, platform, payment)
      : compare(store, ours, payment))
    if (answer === 'adopted') adopted += 1
    else if (answer !== null) conflicts.push(answer)
  }
  if (adopted > 0) log.warn('lost payments were adopted', { adopted })
  if (conflicts.length > 0) {
    log.warn('payments with our numbers are not ours', { count: conflicts.length })
    await store.installation.noteConflicts(platform, conflicts)
  }
  return adopted
}

type Reconciled = 'adopted' | Conflict | null

export async function adopt(
  store: { payments: AdoptStore },
  installation: Installation,
  platform: Platform,
  payment: MadePayment,
  by: Parameters<AdoptStore['adoptPayment']>[2] = machine,
): Promise<Reconciled> {
  const { made, createdAt } = payment
  if (!isMarkedBy(installation, { mark: made.installation, createdAt })) return null
  const fits = made.isOurKind && made.live === platform.live
  if (fits && (await store.payments.adoptPayment(platform, payment, by))) return 'adopted'
  return made.installation === null ? null : ownerConflict(platform, payment)
}

/** Longer than any request: younger ones are still being stored. */
const arrivedSeconds = 600

async function compare(
  store: { payments: AdoptStore },
  ours: AdmittedPayment,
  payment: MadePayment,
): Promise<Reconciled> {
  const asked = requestedFactsOf(ours)
  if (ours.paymentId === payment.paymentId) {
    const differs = differencesOfKnown(asked, payment.made)
    return differs.length === 0 ? null : paymentConflict(asked, payment, differs)
  }
  const differs = differencesOf(asked, payment.made)
  if (differs.length > 0) return paymentConflict(asked, payment, differs)
  if (ours.paymentId !== null) return paymentConflict(asked, payment, ['payment'])
  const isQuiet = ours.ageSeconds > arrivedSeconds
  return ours.isOurs && isQuiet && (await store.payments.attachPayment(ours, payment, machine)) ? 'adopted' : null
}
