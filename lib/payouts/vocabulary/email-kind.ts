export const answerKinds = ['can-be-paid', 'cannot-be-paid', 'payouts-stopped', 'closed'] as const

export const reminderKinds = ['unfinished', 'due'] as const

export const emailKinds = [
  ...answerKinds,
  'needs-you',
  'payout-failed',
  ...reminderKinds,
  'due-tomorrow',
  'invitation',
] as const

export const staffReminderKinds = ['unfinished', 'needs-you'] as const

export type StaffReminderKind = (typeof staffReminderKinds)[number]

export type AnswerKind = (typeof answerKinds)[number]

export type EmailKind = (typeof emailKinds)[number]

export function isReminder(kind: EmailKind): boolean {
  return reminderKinds.some((each) => each === kind)
}

export const askingKinds = ['can-be-paid', 'payouts-stopped', 'needs-you', 'due', 'due-tomorrow'] as const

/** went-back: nothing left to say. */
export const emailOutcomes = ['sent', 'went-back', 'unwanted', 'refused'] as const

export type EmailOutcome = (typeof emailOutcomes)[number]
