export interface MomentText {
  at: string
  /** For example "2 minutes ago". */
  near: string
  exact: string
}

export function Moment({ moment }: { moment: MomentText }) {
  return (
    <time dateTime={moment.at} title={moment.exact} className="whitespace-nowrap tabular-nums">
      {moment.near}
    </time>
  )
}

/** How far away, then the exact time with its zone. */
export function ExactMoment({ moment }: { moment: MomentText }) {
  return (
    <time dateTime={moment.at} className="tabular-nums">
      <span className="whitespace-nowrap">{moment.near}</span>{' '}
      <span className="inline-block font-normal text-muted md:block">{moment.exact}</span>
    </time>
  )
}
