import type { Presentation } from '../accounts/presentation'
import { isFinal, type State } from '../vocabulary/accounts/state'
import type { WorkTab } from '../vocabulary/work-queue'

export function workTabOf(
  state: State,
  { canBePaid, whoActs }: Pick<Presentation, 'canBePaid' | 'whoActs'>,
  isHeld: boolean,
): WorkTab {
  if (isFinal(state)) return 'closed'
  if (whoActs === 'platform') return 'us'
  if (canBePaid && !isHeld) return 'payable'
  return whoActs === 'provider' ? 'provider' : 'coach'
}
