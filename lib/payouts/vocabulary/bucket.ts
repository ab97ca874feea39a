/** Where a requirement stands, the most pressing first: late, asked for now, being checked, or asked for one day. */
export const buckets = ['overdue', 'due', 'review', 'later'] as const

export type Bucket = (typeof buckets)[number]

/** Where a requirement is shown, to the coach and to staff alike. toGive: part of a form that was never sent. */
export const places = ['toGive', ...buckets] as const

export type Place = (typeof places)[number]
