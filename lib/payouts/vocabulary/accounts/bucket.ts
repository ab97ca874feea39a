export const buckets = ['overdue', 'due', 'review', 'later'] as const

export type Bucket = (typeof buckets)[number]

export const places = ['toGive', ...buckets] as const

export type Place = (typeof places)[number]
