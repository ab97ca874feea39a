export const actors = ['coach', 'provider', 'platform', 'nobody'] as const

export type Actor = (typeof actors)[number]

export const actions = ['set-up', 'continue', 'answer', 'dashboard', 'contact', 'check-again'] as const

export type Action = (typeof actions)[number]

export type Tone = 'green' | 'amber' | 'blue' | 'red' | 'grey'
