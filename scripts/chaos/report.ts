import type { Control } from './control'
import type { Run } from './run'

/** Notices came, all figures are 0, and the control lost what it had to. */
export function isPassed({ accepted, figures }: Pick<Run, 'accepted' | 'figures'>, control: Control): boolean {
  return accepted > 0 && Object.values(figures).every((figure) => figure === 0) && control.lost > 0
}

/** What came of a run, for people. */
export function report(run: Run, control: Control): string {
  const { figures, deliveries, accepted, statuses, seconds } = run
  const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status === '0' ? 'none' : status}`)
  const lines = [
    [figures.differing, 'accounts whose stored state differs from Stripe’s'],
    [figures.unfetched, 'accepted notices whose generation was not fetched'],
    [figures.breaks, 'breaks in the chains of decisions'],
    [control.lost, `of ${control.accepted} lost by the control, which answers before it commits (must not be 0)`],
  ]
  return [
    `${deliveries} deliveries in ${Math.round(seconds)} s: ${accepted} notices accepted; answers: ${answers.join(', ')}`,
    ...lines.map(([figure, what]) => `${String(figure).padStart(8)}  ${what}`),
    isPassed(run, control) ? 'Nothing was lost, doubled or reordered into a wrong answer.' : 'NOT PASSED',
  ].join('\n')
}
