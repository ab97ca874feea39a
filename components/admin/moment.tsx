export interface MomentText {
  /** ISO 8601. */
  at: string
  /** Such as "2 minutes ago". */
  near: string
  exact: string
}

/** A time as people say it, exact on a second look. */
export function Moment({ moment }: { moment: MomentText }) {
  return (
    <time dateTime={moment.at} title={moment.exact} className="whitespace-nowrap tabular-nums">
      {moment.near}
    </time>
  )
}

/** A moment that matters to the hour: how far away it is, and under that when it is, in whose time. */
export function ExactMoment({ moment }: { moment: MomentText }) {
  return (
    <time dateTime={moment.at} className="inline-block align-top tabular-nums">
      <span className="whitespace-nowrap">{moment.near}</span>{' '}
      <span className="inline-block text-muted md:block">{moment.exact}</span>
    </time>
  )
}
