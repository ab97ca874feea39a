import type { Cause } from './account'
import { coachDetail, readinessTable } from './admin-views'
import { type ChargeDoors, charge } from './charge'
import type { DecidedBy } from './decision'
import type { Limiter, LimitName } from './doors'
import { handOutDashboard, handOutOnboarding } from './hand-out'
import type { CoachId } from './ids'
import type { Payouts } from './payouts'
import { reread } from './reread'
import { type SetUpDoors, setUp } from './set-up'
import { canReceivePayment } from './state'
import { markOf, statusView } from './status-view'

export type PayoutsDoors = SetUpDoors & ChargeDoors & { limiter: Limiter }

/** Joins the use cases to their doors, and puts a limit before everything that makes the provider work. */
export function createPayouts(doors: PayoutsDoors): Payouts {
  const { store } = doors
  const limited = createLimited(doors.limiter)
  const rereadOf = async (coachId: CoachId, cause: Cause, by: DecidedBy) =>
    reread(doors, await store.findAccount(coachId), cause, by)

  return {
    status: (coachId) => statusView(doors, coachId),
    mark: (coachId) => markOf(doors, coachId),
    nameMe: (coachId, name) => store.nameCoach(coachId, name),

    setUp: (coachId, country) => limited('set-up', coachId, () => setUp(doors, coachId, country)),
    continueSetUp: (coachId) => limited('link', coachId, () => handOutOnboarding(doors, coachId)),
    refresh: (coachId) =>
      limited('link', coachId, async () => {
        await rereadOf(coachId, 'return', { kind: 'coach', id: coachId })
        return handOutOnboarding(doors, coachId)
      }),
    openDashboard: (coachId) => limited('link', coachId, () => handOutDashboard(doors, coachId)),
    reread: (coachId, cause) =>
      limited(cause === 'coach' ? 'check-again' : 'link', coachId, () =>
        rereadOf(coachId, cause, { kind: 'coach', id: coachId }),
      ),

    canReceivePayment: async (coachId) => canReceivePayment(await store.findAccount(coachId)),
    charge: (request) => charge(doors, request),

    readinessTable: (_adminId, filter) => readinessTable(doors, filter),
    coachDetail: (_adminId, coachId, before) => coachDetail(doors, coachId as CoachId, before),
    async addCoach(adminId, coach) {
      const coachId = await store.addCoach({ ...coach, by: { kind: 'admin', id: adminId } })
      return coachId === null ? { kind: 'taken' } : { kind: 'added', coachId }
    },
    async checkNow(adminId, id) {
      const coachId = id as CoachId
      if ((await store.findCoach(coachId)) === null) return null
      return limited('check-now', adminId, () => rereadOf(coachId, 'admin', { kind: 'admin', id: adminId }))
    },
  }
}

function createLimited(limiter: Limiter) {
  return async <Answer>(name: LimitName, who: string, work: () => Promise<Answer>) => {
    const allowance = await limiter.take(name, who)
    return allowance.allowed ? work() : ({ kind: 'too-soon', nextAt: allowance.nextAt } as const)
  }
}
