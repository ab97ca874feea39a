import { KeptCookie } from '@/components/shell/kept-cookie'

export interface ReadyMomentText {
  /** Of the change, so that each is shown once. */
  id: string
  text: string
}

/** The mark closes to a full disc. Shown once: the next page is made without it. */
export function ReadyMoment({ id, text, cookie }: ReadyMomentText & { cookie: string }) {
  return (
    <p className="mb-5 flex items-center gap-3 text-20 font-semibold text-green">
      <KeptCookie name={cookie} value={id} path="/payouts" />
      <svg aria-hidden="true" width="40" height="40" className="shrink-0 -rotate-90">
        <circle
          cx="20"
          cy="20"
          r="9"
          pathLength="100"
          className="fill-none stroke-current stroke-[18] [stroke-dasharray:100] motion-safe:animate-close-disc"
        />
      </svg>
      <span className="text-balance">{text}</span>
    </p>
  )
}
