export const countNames = [
  'events',
  'forged',
  'too-old',
  'unreadable',
  'waiting',
  'failing',
  'unchecked',
  'compared',
  'differing',
  'unseen',
  'compared-so-far',
  'drifts',
  'orphans',
  'conflicts',
  'gone',
  'foreign',
  'late-emails',
  'shortfall',
  'closings',
] as const

export type CountName = (typeof countNames)[number]

export const timeNames = [
  'last-event',
  'oldest-waiting',
  'oldest-failing',
  'oldest-unchecked',
  'oldest-check',
  'last-reconciliation',
  'reconciliation-began',
] as const

export type TimeName = (typeof timeNames)[number]
