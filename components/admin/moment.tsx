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
