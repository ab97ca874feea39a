export const stopKinds = [
  'overdue',
  'checking',
  'review',
  'paused',
  'rejected',
  'rejected-by-us',
  'setting',
  'other',
] as const

export type StopKind = (typeof stopKinds)[number]
