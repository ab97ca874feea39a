/** What an email says to the coach. */
export const emailKinds = ['can-be-paid', 'payouts-stopped'] as const

export type EmailKind = (typeof emailKinds)[number]

/** sent: the mail server took it. went-back: there was nothing to say any more, and nothing was sent. */
export const emailOutcomes = ['sent', 'went-back'] as const

export type EmailOutcome = (typeof emailOutcomes)[number]
