import type { State } from '../../lib/payouts/vocabulary/accounts/state'
import type { AccountId, CoachId } from '../../lib/payouts/vocabulary/ids'
import type { Backend } from '../../tools/testing/backend'

/** A local account that can be paid, with no requirements. */
export const on = {
  details_submitted: true,
  charges_enabled: true,
  payouts_enabled: true,
  capabilities: { transfers: 'active', card_payments: 'active' },
  requirements: {
    currently_due: [],
    past_due: [],
    eventually_due: [],
    pending_verification: [],
    disabled_reason: null,
  },
}

export interface Scene {
  /** A coach whose account was just made, with no fetch wanted. */
  begun(): Promise<CoachId>
  accountIdOf(coachId: CoachId): Promise<AccountId>
  /** Sets facts on the coach's account at the local Stripe. */
  change(coachId: CoachId, facts: Record<string, unknown>): Promise<void>
  stateOf(coachId: CoachId): Promise<State>
  /** Fetches until nothing is wanted. */
  fetchPending(): Promise<void>
}

/** @param backend asked each time, since tests open it only when they begin */
export function sceneIn(backend: () => Backend): Scene {
  const scene: Scene = {
    async begun() {
      const coachId = await backend().newCoach()
      await backend().payouts.setUp(coachId, 'DE')
      await scene.fetchPending()
      return coachId
    },
    async accountIdOf(coachId) {
      const [account] = await backend().accountsOf(coachId)
      if (account === undefined) throw new Error('no account was made')
      return account.id as AccountId
    },
    async change(coachId, facts) {
      await backend().control('POST', `/_control/accounts/${await scene.accountIdOf(coachId)}/facts`, facts)
    },
    stateOf: async (coachId) => (await backend().payouts.status(coachId)).state,
    async fetchPending() {
      while ((await backend().engine.fetchPending()) > 0);
    },
  }
  return scene
}
