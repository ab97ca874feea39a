import { type FetchPorts, fetchAccount } from './accounts/fetch-account'
import { getPlatform } from './accounts/find-platform'
import { handOutDashboard, handOutOnboarding } from './accounts/hosted-links'
import { type SetUpPorts, setUp } from './accounts/set-up'
import { canReceivePayment } from './accounts/state'
import { markOf, statusView } from './accounts/status-view'
import { chargeByApi } from './api-clients/charge-by-api'
import { followPayment } from './api-clients/follow-payment'
import { readiness } from './api-clients/readiness'
import { coachDetail, readinessTable } from './coaches/admin-views'
import { coachesListed } from './coaches/coaches-listed'
import { hold, release } from './coaches/hold-and-release'
import { rename } from './coaches/rename'
import type { DecidedBy } from './decisions/decision'
import type { Payouts } from './for-people'
import { healthLists } from './health/lists'
import { findAlarm, type HealthPorts, selfCheck } from './health/self-check'
import { type ChargePorts, charge } from './payments/charge'
import { checkPayment } from './payments/outcome/check-payment'
import { paymentDetail } from './payments/payment-detail'
import { paymentTable } from './payments/payment-table'
import { previewRefund } from './payments/refunds/preview-refund'
import { type RefundPorts, refund } from './payments/refunds/refund'
import type { Clock, Limiter, LimitName } from './ports/ports'
import type { Store } from './ports/store'
import type { Cause } from './vocabulary/cause'
import type { CoachId } from './vocabulary/ids'

export type PayoutsPorts = Omit<SetUpPorts & HealthPorts, 'provider'> &
  ChargePorts &
  RefundPorts & { store: Store; clock: Clock; limiter: Limiter }

/** Puts a limit before everything that calls the provider. */
export function createPayouts(ports: PayoutsPorts): Payouts {
  const { store } = ports
  const limited = createLimited(ports.limiter)
  /** Ports for a waiting person; their time starts now. */
  const asPerson = () => ({ ...ports, provider: ports.providerFor('person') })
  const accountOf = (coachId: CoachId) => store.coaches.findAccount(coachId)
  const fetchFor = async (asking: FetchPorts, coachId: CoachId, cause: Cause, by: DecidedBy) =>
    fetchAccount(asking, await accountOf(coachId), cause, by)

  return {
    status: (coachId) => statusView(asPerson(), coachId),
    mark: (coachId) => markOf(asPerson(), coachId),

    setUp: (coachId, country, name = null) =>
      limited('set-up', coachId, () => setUp(asPerson(), coachId, { country, name })),
    continueSetUp: (coachId) =>
      limited('link', coachId, async () => handOutOnboarding(asPerson(), await accountOf(coachId))),
    refresh: (coachId) =>
      limited('link', coachId, async () => {
        const asking = asPerson()
        await fetchFor(asking, coachId, 'return', { kind: 'coach', id: coachId })
        return handOutOnboarding(asking, await accountOf(coachId))
      }),
    openDashboard: (coachId) =>
      limited('link', coachId, async () => handOutDashboard(asPerson(), await accountOf(coachId))),
    fetchAccount: (coachId, cause) =>
      limited(cause === 'coach' ? 'check-again' : 'link', coachId, () =>
        fetchFor(asPerson(), coachId, cause, { kind: 'coach', id: coachId }),
      ),

    canReceivePayment: async (coachId) => canReceivePayment(await accountOf(coachId)),
    charge: (request) => charge(ports, request),

    readinessTable: (_adminId, filter) => readinessTable(asPerson(), filter),
    coachDetail: (_adminId, coachId, before) => coachDetail(asPerson(), named(coachId), before),
    async addCoach(adminId, coach) {
      const coachId = await store.coaches.addCoach({ ...coach, by: { kind: 'admin', id: adminId } })
      return coachId === null
        ? { kind: 'taken', existing: await coachesListed(store.coaches, coach) }
        : { kind: 'added', coachId }
    },
    rename: (adminId, coachId, name, seen) => rename(ports, named(coachId), name, seen, { kind: 'admin', id: adminId }),
    async checkNow(adminId, id) {
      const coachId = named(id)
      if ((await store.coaches.findCoach(coachId)) === null) return null
      return limited('check-now', adminId, () => fetchFor(asPerson(), coachId, 'admin', { kind: 'admin', id: adminId }))
    },
    hold: (adminId, coachId, reason) => hold(ports, named(coachId), reason, adminId),
    release: (adminId, coachId, heldAt) => release(ports, named(coachId), heldAt, adminId),
    myPayments: (coachId, cursor) => paymentTable(asPerson(), { coachId, state: null, search: '', cursor }),
    payments: (_adminId, filter) => paymentTable(asPerson(), filter),
    payment: (_adminId, reference) => paymentDetail(asPerson(), reference),
    checkPayment: (adminId, reference) => limited('check-now', adminId, () => checkPayment(asPerson(), reference)),
    previewRefund: (_adminId, asked) => previewRefund(ports, asked),
    refund: (adminId, request) => refund(ports, adminId, request),
    report: async (_adminId, period, cursor) =>
      store.reports.findReport(await getPlatform(ports.providerFor('person')), period, cursor),
    async *reportLines(_adminId, period) {
      yield* store.reports.readSums(await getPlatform(ports.providerFor('person')), period)
    },
    async *reportMovements(_adminId, period) {
      yield* store.reports.readMovements(await getPlatform(ports.providerFor('person')), period)
    },
    keys: (_adminId, cursor) => store.apiClients.keys(cursor),
    makeKeyOnce: (adminId, id, key) => store.apiClients.makeKeyOnce(id, key, adminId),
    makeKey: (adminId, key) => store.apiClients.makeKey(key, adminId),
    revokeKey: (adminId, id) => store.apiClients.revokeKey(id, adminId),
    chargeAs: (key, request) => chargeByApi(ports, key, request),
    followPayment: (_key, reference) => followPayment(ports, reference),
    readiness: (_key, coach) => readiness(ports, coach),
    changesAfter: (_key, position) => store.apiClients.changesAfter(position),
    selfCheck: () => selfCheck(asPerson()),
    healthLists: (_adminId, cursors) => healthLists(asPerson(), cursors),
    findAlarm: () => findAlarm(asPerson()),
  }
}

function createLimited(limiter: Limiter) {
  return async <Answer>(name: LimitName, who: string, work: () => Promise<Answer>) => {
    const allowance = await limiter.take(name, who)
    return allowance.allowed ? work() : ({ kind: 'too-soon', nextAt: allowance.nextAt } as const)
  }
}

/** The coach of an admin's address; each use case finds that there is none. */
const named = (coachId: string) => coachId as CoachId
