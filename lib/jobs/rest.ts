/** A wait that a hint ends; one at a time. */
export interface Rest {
  /** Resolves after so many milliseconds or at the next hint; without a number at the hint alone. */
  take(milliseconds?: number): Promise<void>
  /** Ends the rest that is being taken; without one it is lost. */
  end(): void
}

export function createRest(): Rest {
  let end = () => {}
  return {
    take: (milliseconds) =>
      new Promise((resolve) => {
        const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
        end = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    end: () => end(),
  }
}

const mostDoublings = 4

/** Twice as long after each failure, sixteen times as long at most. */
export function restAfter(failures: number, milliseconds: number): number {
  return milliseconds * 2 ** Math.min(failures, mostDoublings)
}
