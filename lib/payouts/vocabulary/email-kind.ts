export const emailKinds = ['can-be-paid', 'payouts-stopped'] as const

export type EmailKind = (typeof emailKinds)[number]

/** went-back: nothing left to say. */
export const emailOutcomes = ['sent', 'went-back'] as const

export type EmailOutcome = (typeof emailOutcomes)[number]
