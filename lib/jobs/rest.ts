export interface Rest {
  take(milliseconds?: number): Promise<void>
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

/** Doubles after each failure, up to sixteen times. */
export function restAfter(failures: number, milliseconds: number): number {
  return milliseconds * 2 ** Math.min(failures, mostDoublings)
}
