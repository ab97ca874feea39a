export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

export interface Turns {
  /** Runs each work when the one before has ended, well or badly. */
  inTurn: InTurn
  /** Running or waiting. */
  unended(): number
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  return {
    async inTurn(work) {
      count += 1
      const done = last.then(work)
      last = done.catch(() => {})
      return done.finally(() => {
        count -= 1
      })
    },
    unended: () => count,
  }
}
