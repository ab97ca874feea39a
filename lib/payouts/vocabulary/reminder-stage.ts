export interface ReminderStage {
  name: string
  kind: 'unfinished' | 'due' | 'due-tomorrow'
  days: number
  /** Then the next one is due instead, or none. */
  until: number
}

const unfinished: ReminderStage[] = [
  { name: 'unfinished 2', kind: 'unfinished', days: 2, until: 5 },
  { name: 'unfinished 5', kind: 'unfinished', days: 5, until: 10 },
  { name: 'unfinished 10', kind: 'unfinished', days: 10, until: 14 },
]

const due: ReminderStage[] = [
  { name: 'due 7', kind: 'due', days: 7, until: 3 },
  { name: 'due 3', kind: 'due', days: 3, until: 1 },
  { name: 'due 1', kind: 'due-tomorrow', days: 1, until: 0 },
]

export const reminderStages: readonly ReminderStage[] = [...unfinished, ...due]

const [lastName] = unfinished.map(({ name }) => name).toReversed()

export function isLastReminder(cause: string | null): boolean {
  return cause?.startsWith(`${lastName} `) === true
}
