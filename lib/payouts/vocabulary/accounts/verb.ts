import type { ShownState } from './state'

export const verbs = ['release', 'remind', 'invite', 'start-over', 'open-at-provider'] as const

export type Verb = (typeof verbs)[number]

/** The one primary action on a coach's page. */
export const verbOfState = {
  held: 'release',
  closed: 'start-over',
  rejected: 'start-over',
  off: 'open-at-provider',
  paused: 'open-at-provider',
  'ready-transfers-off': 'open-at-provider',
  'needs-you': 'remind',
  unfinished: 'remind',
  'not-started': 'invite',
  'in-review': 'open-at-provider',
  'ready-due': 'remind',
  'ready-checking': 'open-at-provider',
  ready: 'open-at-provider',
} as const satisfies Record<ShownState, Verb>
