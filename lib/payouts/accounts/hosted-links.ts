import type { Refused } from '../decisions/decision'
import type { Log } from '../ports/ports'
import type { Away, LinkAnswer, Provider } from '../ports/provider'
import type { DecisionStore } from '../ports/store'
import type { LinkRefusal } from '../vocabulary/accounts/set-up-refusal'
import { isFinal } from '../vocabulary/accounts/state'
import type { LinkKind } from '../vocabulary/decision-kind'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { PayoutAccount } from './account'
import { stateOf } from './state'

export type HandOutAnswer =
  | { kind: 'link'; url: string }
  | { kind: 'no-account' }
  /** Closed or rejected, so no link helps. */
  | { kind: 'stopped' }
  | { kind: 'closing' }
  | { kind: 'refused'; reason: LinkRefusal }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'away' }

interface Ports {
  store: { decisions: Pick<DecisionStore, 'record'> }
  provider: Pick<Provider, 'platform' | 'onboardingLink' | 'dashboardLink'>
  log: Log
}

/** @param account as it is stored now */
export async function handOutOnboarding(ports: Ports, account: PayoutAccount | null): Promise<HandOutAnswer> {
  return handOut(ports, account, 'onboarding', (accountId) => ports.provider.onboardingLink(accountId))
}

/** @param account as it is stored now */
export async function handOutDashboard(ports: Ports, account: PayoutAccount | null): Promise<HandOutAnswer> {
  return handOut(ports, account, 'dashboard', (accountId) => ports.provider.dashboardLink(accountId))
}

async function handOut(
  ports: Ports,
  account: PayoutAccount | null,
  link: LinkKind,
  mint: (accountId: AccountId) => Promise<LinkAnswer>,
): Promise<HandOutAnswer> {
  if (account === null) return { kind: 'no-account' }
  const { coachId } = account
  const asked = await ports.provider.platform()
  if (asked.kind === 'away') return noLink(ports, { coachId, link }, asked)
  const state = stateOf(account, asked.platform)
  const refuse = (refused: Refused) =>
    ports.store.decisions.record({
      kind: 'link-refused',
      coachId,
      accountId: account.accountId,
      by: { kind: 'coach', id: coachId },
      link,
      ...refused,
    })
  if (account.isClosing) return { kind: 'closing' }
  if (isFinal(state)) {
    await refuse({ reason: state, code: null, sentence: null })
    return { kind: 'stopped' }
  }

  const answer = await mint(account.accountId)
  switch (answer.kind) {
    case 'link':
      await ports.store.decisions.record({
        kind: 'link-handed-out',
        coachId,
        accountId: account.accountId,
        by: { kind: 'coach', id: coachId },
        link,
      })
      return { kind: 'link', url: answer.url }
    case 'refused':
      ports.log.warn('the provider refused a link', { coachId, link, code: answer.code })
      await refuse({ reason: answer.reason, code: answer.code, sentence: answer.sentence })
      return answer.reason === 'rejected' || answer.reason === 'no-access'
        ? { kind: 'stopped' }
        : { kind: 'refused', reason: answer.reason }
    case 'away':
      return noLink(ports, { coachId, link }, answer)
  }
}

function noLink(
  { log }: Ports,
  about: { coachId: CoachId; link: LinkKind },
  { failure, cause }: Away,
): { kind: 'away' } {
  log.error('could not get a link', { ...about, failure, cause })
  return { kind: 'away' }
}
