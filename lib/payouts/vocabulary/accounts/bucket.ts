export const buckets = ['overdue', 'due', 'review', 'later'] as const

export type Bucket = (typeof buckets)[number]

export const shownBuckets = ['form', ...buckets] as const

export type ShownBucket = (typeof shownBuckets)[number]
