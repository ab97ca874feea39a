/** Milliseconds until the next try; null for now. */
export type Wait = number | null

interface Tries {
  count: number
  until: number
}

/**
 * Counts wrong keys by client, so that guessing costs the database little. In memory only: counting in the database
 * would cost what it saves. A key admitted here before is never delayed by others at its address; a new one may wait a
 * minute.
 */
export function createWrongKeys({ tries, milliseconds, most }: { tries: number; milliseconds: number; most: number }) {
  const wrong = new Map<string, Tries>()
  const good = new Set<string>()

  return {
    /** Whether to look the key up, by the client's wrong ones. */
    waitOf(client: string, keyHash: string, now: number): Wait {
      const found = wrong.get(client)
      if (found === undefined || found.count < tries || found.until <= now || good.has(keyHash)) return null
      return found.until - now
    },
    noteWrong(client: string, keyHash: string, now: number): void {
      good.delete(keyHash)
      const found = wrong.get(client)
      const isOver = found === undefined || found.until <= now
      wrong.delete(client)
      keep(client, isOver ? { count: 1, until: now + milliseconds } : { ...found, count: found.count + 1 })
    },
    noteGood(keyHash: string): void {
      good.delete(keyHash)
      good.add(keyHash)
      if (good.size > most) good.delete(first(good))
    },
  }

  /** Bounded: forgets the client seen longest ago. */
  function keep(client: string, value: Tries): void {
    wrong.set(client, value)
    if (wrong.size > most) wrong.delete(first(wrong.keys()))
  }
}

export type WrongKeys = ReturnType<typeof createWrongKeys>

const first = (of: Iterable<string>): string => of[Symbol.iterator]().next().value ?? ''
