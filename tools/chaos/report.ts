import type { Control } from './control'
import { missing, type Planned, tell } from './mishaps'
import type { Run } from './run'

/** Passes when all planned faults occurred, all figures are 0 and the control lost events. */
export function isPassed(
  { accepted, figures, mishaps }: Pick<Run, 'accepted' | 'figures' | 'mishaps'>,
  control: Control,
  asked: Planned,
): boolean {
  const isClean = Object.values(figures).every((figure) => figure === 0)
  return accepted > 0 && missing(mishaps, asked).length === 0 && isClean && control.lost > 0
}

export function report(run: Run, control: Control, asked: Planned): string {
  const { figures, deliveries, accepted, statuses, seconds } = run
  const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status === '0' ? 'none' : status}`)
  const lines = [
    [figures.differing, 'accounts whose stored data differ from Stripe’s'],
    [figures.unfetched, 'accepted webhook events that were not fetched, or counters that do not add up'],
    [figures.breaks, 'breaks in the chains of decisions'],
    [control.lost, `of ${control.accepted} lost by the control, which answers before it commits (must be above 0)`],
  ]
  return [
    `${deliveries} deliveries in ${Math.round(seconds)} s: ${accepted} webhook events accepted; answers: ${answers.join(', ')}`,
    tell(run.mishaps),
    ...missing(run.mishaps, asked).map((what) => `Did not happen: only ${what}`),
    ...lines.map(([figure, what]) => `${String(figure).padStart(8)}  ${what}`),
    isPassed(run, control, asked)
      ? 'PASSED: nothing was lost, doubled or reordered into a wrong answer.'
      : 'NOT PASSED',
  ].join('\n')
}
