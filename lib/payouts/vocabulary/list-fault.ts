export const mostListed = 5_000

export const listFaults = [
  'columns',
  'too-long',
  'email',
  'name',
  'reference',
  'email-twice',
  'reference-twice',
  'email-taken',
  'reference-taken',
] as const

export type ListFault = (typeof listFaults)[number]
