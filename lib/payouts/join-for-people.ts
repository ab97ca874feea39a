import { fetchAccount } from './accounts/fetch-account'
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
import { checkPayment, paymentDetail } from './payments/payment-detail'
import { paymentTable } from './payments/payment-table'
import { previewRefund } from './payments/refunds/preview-refund'
import { type RefundPorts, refund } from './payments/refunds/refund'
import { deadlineOf } from './ports/deadline'
import type { Deadline, Limiter, LimitName } from './ports/ports'
import type { ReportStore } from './ports/report-store'
import type { Cause } from './vocabulary/cause'
import type { CoachId } from './vocabulary/ids'

export type PayoutsPorts = SetUpPorts &
  ChargePorts &
  HealthPorts &
  RefundPorts & { store: ReportStore; limiter: Limiter }

/** Joins the use cases to their doors, and puts a limit before everything that makes the provider work. */
export function createPayouts(ports: PayoutsPorts): Payouts {
  const { store } = ports
  const limited = createLimited(ports.limiter)
  const deadline = () => deadlineOf('person', ports.clock)
  const fetchFor = async (coachId: CoachId, cause: Cause, by: DecidedBy, deadline: Deadline) =>
    fetchAccount(ports, await store.findAccount(coachId), cause, by, deadline)

  return {
    status: (coachId) => statusView(ports, coachId, deadline()),
    mark: (coachId) => markOf(ports, coachId, deadline()),

    setUp: (coachId, country, name = null) =>
      limited('set-up', coachId, () => setUp(ports, coachId, { country, name }, deadline())),
    continueSetUp: (coachId) => limited('link', coachId, () => handOutOnboarding(ports, coachId, deadline())),
    refresh: (coachId) =>
      limited('link', coachId, async () => {
        const both = deadline()
        await fetchFor(coachId, 'return', { kind: 'coach', id: coachId }, both)
        return handOutOnboarding(ports, coachId, both)
      }),
    openDashboard: (coachId) => limited('link', coachId, () => handOutDashboard(ports, coachId, deadline())),
    fetchAccount: (coachId, cause) =>
      limited(cause === 'coach' ? 'check-again' : 'link', coachId, () =>
        fetchFor(coachId, cause, { kind: 'coach', id: coachId }, deadline()),
      ),

    canReceivePayment: async (coachId) => canReceivePayment(await store.findAccount(coachId)),
    charge: (request) => charge(ports, request),

    readinessTable: (_adminId, filter) => readinessTable(ports, filter, deadline()),
    coachDetail: (_adminId, coachId, before) => coachDetail(ports, coachId as CoachId, deadline(), before),
    async addCoach(adminId, coach) {
      const coachId = await store.addCoach({ ...coach, by: { kind: 'admin', id: adminId } })
      return coachId === null
        ? { kind: 'taken', existing: await coachesListed(store, coach) }
        : { kind: 'added', coachId }
    },
    rename: (adminId, coachId, name, seen) =>
      rename(ports, coachId as CoachId, name, seen, { kind: 'admin', id: adminId }),
    async checkNow(adminId, id) {
      const coachId = id as CoachId
      if ((await store.findCoach(coachId)) === null) return null
      return limited('check-now', adminId, () => fetchFor(coachId, 'admin', { kind: 'admin', id: adminId }, deadline()))
    },
    hold: (adminId, coachId, reason) => hold(ports, coachId as CoachId, reason, adminId),
    release: (adminId, coachId, heldAt) => release(ports, coachId as CoachId, heldAt, adminId),
    myPayments: (coachId, cursor) => paymentTable(ports, { coachId, state: null, search: '', cursor }, deadline()),
    payments: (_adminId, filter) => paymentTable(ports, filter, deadline()),
    payment: (_adminId, reference) => paymentDetail(ports, reference),
    checkPayment: (adminId, reference) =>
      limited('check-now', adminId, () => checkPayment(ports, reference, deadline())),
    previewRefund: (_adminId, asked) => previewRefund(ports, asked),
    refund: (adminId, request) => refund(ports, adminId, request),
    report: async (_adminId, period, cursor) =>
      store.findReport(await ports.provider.platform(deadline()), period, cursor),
    async *reportLines(_adminId, period) {
      yield* store.readSums(await ports.provider.platform(deadline()), period)
    },
    async *reportMovements(_adminId, period) {
      yield* store.readMovements(await ports.provider.platform(deadline()), period)
    },
    keys: (_adminId, cursor) => store.keys(cursor),
    makeKeyOnce: (adminId, id, key) => store.makeKeyOnce(id, key, adminId),
    makeKey: (adminId, key) => store.makeKey(key, adminId),
    revokeKey: (adminId, id) => store.revokeKey(id, adminId),
    chargeAs: (key, request) => chargeByApi(ports, key, request),
    followPayment: (_key, reference) => followPayment(ports, reference),
    readiness: (_key, coach) => readiness(ports, coach),
    changesAfter: (_key, position) => store.changesAfter(position),
    selfCheck: () => selfCheck(ports),
    healthLists: (_adminId, places) => healthLists(ports, places),
    findAlarm: () => findAlarm(ports),
  }
}

function createLimited(limiter: Limiter) {
  return async <Answer>(name: LimitName, who: string, work: () => Promise<Answer>) => {
    const allowance = await limiter.take(name, who)
    return allowance.allowed ? work() : ({ kind: 'too-soon', nextAt: allowance.nextAt } as const)
  }
}
