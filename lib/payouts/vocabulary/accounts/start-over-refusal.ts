export const startOverRefusals = [
  'submitted',
  'payouts-on',
  'paid-before',
  'money-moving',
  'money-left',
  'not-ours',
  'gone',
  'refused',
] as const

export type StartOverRefusal = (typeof startOverRefusals)[number]
