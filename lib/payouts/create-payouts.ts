import { coachDetail, readinessTable } from './admin-views'
import { type ChargeDoors, charge } from './charge'
import type { Limiter } from './doors'
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
  const { store, limiter } = doors
  return {
    status: (coachId) => statusView(doors, coachId),
    mark: (coachId) => markOf(doors, coachId),
    nameMe: (coachId, name) => store.nameCoach(coachId, name),

    async setUp(coachId, country) {
      const allowance = await limiter.take('set-up', coachId)
      return allowance.allowed ? setUp(doors, coachId, country) : { kind: 'too-soon', nextAt: allowance.nextAt }
    },
    async continueSetUp(coachId) {
      const allowance = await limiter.take('link', coachId)
      return allowance.allowed ? handOutOnboarding(doors, coachId) : { kind: 'too-soon', nextAt: allowance.nextAt }
    },
    async refresh(coachId) {
      const allowance = await limiter.take('link', coachId)
      if (!allowance.allowed) return { kind: 'too-soon', nextAt: allowance.nextAt }
      await reread(doors, await store.findAccount(coachId), 'return', { kind: 'coach', id: coachId })
      return handOutOnboarding(doors, coachId)
    },
    async openDashboard(coachId) {
      const allowance = await limiter.take('link', coachId)
      return allowance.allowed ? handOutDashboard(doors, coachId) : { kind: 'too-soon', nextAt: allowance.nextAt }
    },
    async reread(coachId, cause) {
      const allowance = await limiter.take(cause === 'coach' ? 'check-again' : 'link', coachId)
      if (!allowance.allowed) return { kind: 'too-soon', nextAt: allowance.nextAt }
      return reread(doors, await store.findAccount(coachId), cause, { kind: 'coach', id: coachId })
    },

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
      const allowance = await limiter.take('check-now', adminId)
      if (!allowance.allowed) return { kind: 'too-soon', nextAt: allowance.nextAt }
      return reread(doors, await store.findAccount(coachId), 'admin', { kind: 'admin', id: adminId })
    },
  }
}
