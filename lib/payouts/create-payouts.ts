import type { Cause } from './account'
import { coachDetail, readinessTable } from './admin-views'
import { type ChargeDoors, charge } from './charge'
import type { DecidedBy } from './decision'
import type { Limiter, LimitName, Patience } from './doors'
import { handOutDashboard, handOutOnboarding } from './hand-out'
import { healthLists } from './health/lists'
import { findAlarm, type HealthDoors, selfCheck } from './health/self-check'
import { hold, release } from './hold'
import type { CoachId } from './ids'
import { patienceOf } from './patience'
import { checkPayment, paymentStory } from './payments/payment-story'
import { paymentTable } from './payments/payment-table'
import { type RefundDoors, refund } from './payments/refund'
import type { Payouts } from './payouts'
import type { ReportStore } from './reports/report-store'
import { reread } from './reread'
import { followCharge } from './services/follow-charge'
import { readiness } from './services/readiness'
import { serviceCharge } from './services/service-charge'
import { type SetUpDoors, setUp } from './set-up'
import { canReceivePayment } from './state'
import { markOf, statusView } from './status-view'

export type PayoutsDoors = SetUpDoors &
  ChargeDoors &
  HealthDoors &
  RefundDoors & { store: ReportStore; limiter: Limiter }

/** Joins the use cases to their doors, and puts a limit before everything that makes the provider work. */
export function createPayouts(doors: PayoutsDoors): Payouts {
  const { store } = doors
  const limited = createLimited(doors.limiter)
  const patience = () => patienceOf('person', doors.clock)
  const rereadOf = async (coachId: CoachId, cause: Cause, by: DecidedBy, patience: Patience) =>
    reread(doors, await store.findAccount(coachId), cause, by, patience)

  return {
    status: (coachId) => statusView(doors, coachId, patience()),
    mark: (coachId) => markOf(doors, coachId, patience()),
    nameMe: (coachId, name) => store.nameCoach(coachId, name),

    setUp: (coachId, country) => limited('set-up', coachId, () => setUp(doors, coachId, country, patience())),
    continueSetUp: (coachId) => limited('link', coachId, () => handOutOnboarding(doors, coachId, patience())),
    refresh: (coachId) =>
      limited('link', coachId, async () => {
        const both = patience()
        await rereadOf(coachId, 'return', { kind: 'coach', id: coachId }, both)
        return handOutOnboarding(doors, coachId, both)
      }),
    openDashboard: (coachId) => limited('link', coachId, () => handOutDashboard(doors, coachId, patience())),
    reread: (coachId, cause) =>
      limited(cause === 'coach' ? 'check-again' : 'link', coachId, () =>
        rereadOf(coachId, cause, { kind: 'coach', id: coachId }, patience()),
      ),

    canReceivePayment: async (coachId) => canReceivePayment(await store.findAccount(coachId)),
    charge: (request) => charge(doors, request),

    readinessTable: (_adminId, filter) => readinessTable(doors, filter, patience()),
    coachDetail: (_adminId, coachId, before) => coachDetail(doors, coachId as CoachId, patience(), before),
    async addCoach(adminId, coach) {
      const coachId = await store.addCoach({ ...coach, by: { kind: 'admin', id: adminId } })
      return coachId === null ? { kind: 'taken' } : { kind: 'added', coachId }
    },
    async checkNow(adminId, id) {
      const coachId = id as CoachId
      if ((await store.findCoach(coachId)) === null) return null
      return limited('check-now', adminId, () => rereadOf(coachId, 'admin', { kind: 'admin', id: adminId }, patience()))
    },
    hold: (adminId, coachId, reason) => hold(doors, coachId as CoachId, reason, adminId),
    release: (adminId, coachId, heldAt) => release(doors, coachId as CoachId, heldAt, adminId),
    myPayments: (coachId, cursor) => paymentTable(doors, { coachId, standing: null, search: '', cursor }, patience()),
    payments: (_adminId, filter) => paymentTable(doors, filter, patience()),
    payment: (_adminId, reference) => paymentStory(doors, reference),
    checkPayment: (adminId, reference) =>
      limited('check-now', adminId, () => checkPayment(doors, reference, patience())),
    refund: (adminId, request) => refund(doors, adminId, request),
    report: async (_adminId, period, cursor) =>
      store.findReport(await doors.provider.platform(patience()), period, cursor),
    async *reportLines(_adminId, period) {
      yield* store.readSums(await doors.provider.platform(patience()), period)
    },
    async *reportMovements(_adminId, period) {
      yield* store.readMovements(await doors.provider.platform(patience()), period)
    },
    keys: (_adminId, cursor) => store.keys(cursor),
    makeKey: (adminId, key) => store.makeKey(key, adminId),
    revokeKey: (adminId, id) => store.revokeKey(id, adminId),
    chargeAs: (key, request) => serviceCharge(doors, key, request),
    followCharge: (_key, reference) => followCharge(doors, reference),
    readiness: (_key, coach) => readiness(doors, coach),
    changesAfter: (_key, position) => store.changesAfter(position),
    selfCheck: () => selfCheck(doors),
    healthLists: (_adminId, places) => healthLists(doors, places),
    findAlarm: () => findAlarm(doors),
  }
}

function createLimited(limiter: Limiter) {
  return async <Answer>(name: LimitName, who: string, work: () => Promise<Answer>) => {
    const allowance = await limiter.take(name, who)
    return allowance.allowed ? work() : ({ kind: 'too-soon', nextAt: allowance.nextAt } as const)
  }
}
