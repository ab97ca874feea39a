export interface HoldText {
  badge: string
  /** null where the headline says it. */
  title: string | null
  line: string
  /** null where the state says it. */
  next: string | null
}

export function HoldLine({ hold: { title, line, next }, supportEmail }: { hold: HoldText; supportEmail: string }) {
  return (
    <div className="mt-4 grid max-w-prose gap-1 border-l-2 border-red pl-3">
      {title !== null && <p className="font-medium">{title}</p>}
      <p>{line}</p>
      {next !== null && (
        <p>
          {next}{' '}
          <a
            href={`mailto:${supportEmail}`}
            className="inline-block max-w-full underline underline-offset-4 wrap-anywhere"
          >
            {supportEmail}
          </a>
        </p>
      )}
    </div>
  )
}
