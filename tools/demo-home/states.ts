import { type State, stateFacts } from '../../lib/payouts/vocabulary/accounts/state'
import words from '../../lib/words/staff.json'

export function stateWords(state: State) {
  return { words: words.admin.state[state], tone: stateFacts[state].tone }
}
