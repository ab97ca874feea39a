export type Tone = 'green' | 'amber' | 'blue' | 'red' | 'grey'

/** How a state is called in one or two words, and its tone. */
export function stateWords(state: string): { words: string; tone: Tone } {
  const [words, tone] = known[state] ?? [state, 'grey']
  return { words, tone }
}

const known: Record<string, [string, Tone]> = {
  'not-started': ['Not started', 'amber'],
  unfinished: ['Unfinished', 'amber'],
  'needs-you': ['Needs the coach', 'amber'],
  'in-review': ['In review', 'blue'],
  ready: ['Ready', 'green'],
  'ready-due': ['Ready, something is due', 'green'],
  'ready-checking': ['Ready, being checked', 'green'],
  'ready-transfers-off': ['Ready, transfers off', 'amber'],
  paused: ['Paused', 'red'],
  off: ['Off without a reason', 'red'],
  rejected: ['Rejected', 'red'],
  closed: ['Closed', 'red'],
}
