import type { HomeFigures, Wait } from '../ports/home-store'
import { type HomeStep, homeSteps } from '../vocabulary/home'
import { medianWait } from './median-wait'

export interface FunnelStep {
  step: HomeStep
  coaches: number
  /** Who came to the step before and not to this one. */
  lost: number
  /** From the step before, in seconds; null: of nobody are both known. */
  medianSeconds: number | null
}

export function funnel(steps: HomeFigures['steps'], waits: Wait[]): FunnelStep[] {
  return homeSteps.map((step, n) => {
    const before = homeSteps[n - 1]
    return {
      step,
      coaches: steps[step],
      // The job adds changes up in turn, so a step may be counted a moment before the one it follows.
      lost: before === undefined ? 0 : Math.max(0, steps[before] - steps[step]),
      medianSeconds: medianWait(waits.filter((wait) => wait.step === step)),
    }
  })
}
