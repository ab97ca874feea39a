import type { WorkCounts } from '../coaches/readiness-table'
import type { HomeFigures } from '../ports/home-store'
import type { ShownState, State } from '../vocabulary/accounts/state'
import type { WordKey } from '../vocabulary/ids'

/** What keeps coaches from being paid: a state that says all, or a requirement of those in a state. */
export type Obstacle =
  | { kind: 'state'; state: ShownState; coaches: number }
  | { kind: 'requirement'; state: State; word: WordKey; coaches: number }

/** Of the others, needs-you and in-review, the requirements say more. */
const tellingStates: readonly ShownState[] = [
  'held',
  'closed',
  'rejected',
  'off',
  'paused',
  'ready-transfers-off',
  'unfinished',
  'not-started',
]

const mostShown = 8

/** The most frequent first. A coach with two obstacles counts in both. */
export function obstacles(states: WorkCounts['states'], asked: HomeFigures['asked']): Obstacle[] {
  const ofStates = (Object.entries(states) as [ShownState, number][])
    .filter(([state, coaches]) => coaches > 0 && tellingStates.includes(state))
    .map(([state, coaches]) => ({ kind: 'state' as const, state, coaches }))
  return [...ofStates, ...asked.map((each) => ({ kind: 'requirement' as const, ...each }))]
    .toSorted((one, other) => other.coaches - one.coaches || nameOf(one).localeCompare(nameOf(other)))
    .slice(0, mostShown)
}

function nameOf(obstacle: Obstacle): string {
  return obstacle.kind === 'state' ? obstacle.state : `${obstacle.word} ${obstacle.state}`
}
