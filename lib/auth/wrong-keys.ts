/** Milliseconds that say when they may ask again; null: they may. */
export type Wait = number | null

interface Tries {
  count: number
  until: number
}

/**
 * Counts keys that opened nothing, by who sent them, so that somebody who tries many costs the database no more than a
 * few of them. In this server alone, because to count in the database would cost what it saves. A key that was let in
 * here before is never held up by others behind its address, for it is known by a hash; a new one may wait for a minute.
 */
export function createWrongKeys({ tries, milliseconds, most }: { tries: number; milliseconds: number; most: number }) {
  const wrong = new Map<string, Tries>()
  const good = new Set<string>()

  return {
    /** Whether the key may be looked up, as far as it goes by those who sent wrong ones from there. */
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

  /** Nobody fills the memory by coming from ever new addresses: who came longest ago is forgotten. */
  function keep(client: string, value: Tries): void {
    wrong.set(client, value)
    if (wrong.size > most) wrong.delete(first(wrong.keys()))
  }
}

export type WrongKeys = ReturnType<typeof createWrongKeys>

const first = (of: Iterable<string>): string => of[Symbol.iterator]().next().value ?? ''
