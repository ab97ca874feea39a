/** Who has something to do next. */
export const actors = ['coach', 'provider', 'platform', 'nobody'] as const

export type Actor = (typeof actors)[number]

/** What the one primary button does. */
export const actions = ['set-up', 'continue', 'answer', 'dashboard', 'contact', 'check-again'] as const

export type Action = (typeof actions)[number]

/** Green can be paid, amber needs the coach, blue waits on the provider, red stopped, grey could not be confirmed. */
export type Tone = 'green' | 'amber' | 'blue' | 'red' | 'grey'
