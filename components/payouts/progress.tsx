import { Check } from '@/components/ui/icons'
import type { Tone } from '@/lib/payouts/vocabulary/accounts/presentation'

export interface ProgressText {
  label: string
  steps: { word: string; at: 'done' | 'current' | 'ahead' }[]
  /** Read after the word of a finished step. */
  done: string
}

const bars = { green: 'bg-green', amber: 'bg-amber', blue: 'bg-blue', red: 'bg-red', grey: 'bg-grey' }
const words = { done: 'text-muted', current: 'font-semibold', ahead: 'text-muted' }

/** Words first; the bars repeat them. */
export function Progress({ tone, label, steps, done }: ProgressText & { tone: Tone }) {
  const filled = 'forced-color-adjust-none forced-colors:bg-[CanvasText]'
  const colors = { done: `bg-ink ${filled}`, current: `${bars[tone]} ${filled}`, ahead: 'bg-line forced-colors:border' }
  return (
    <ol
      aria-label={label}
      className="mb-6 grid grid-cols-[repeat(4,minmax(0,auto))] gap-1.5 text-14 wrap-anywhere hyphens-auto sm:grid-cols-4 sm:gap-2"
    >
      {steps.map(({ word, at }) => (
        <li key={word} aria-current={at === 'current' ? 'step' : undefined} className={words[at]}>
          <span aria-hidden className={`mb-1.5 block h-1.5 rounded-full ${colors[at]}`} />
          <span className="inline-flex items-center gap-1">
            {word}
            {at === 'done' && (
              <>
                <Check aria-hidden size={14} className="shrink-0 max-[24rem]:hidden" />
                <span className="sr-only">{done}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
