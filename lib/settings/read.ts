import type { z } from 'zod'
import { nearMisses } from './near-misses'
import { wrappingOf } from './setting-types'

export type Source = Record<string, string | undefined>

/** Every missing or wrong setting, one sentence each, never with its value. */
export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(`Fix these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'SettingsError'
  }
}

/** An empty setting counts as absent. Throws SettingsError. */
export function read<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, source: Source) {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (source[name] ? [[name, source[name]]] : [])),
  )
  const wrapped = Object.entries(given).flatMap(([name, value]) => {
    const complaint = wrappingOf(value)
    return complaint === null ? [] : [`${name} ${complaint}`]
  })
  if (wrapped.length > 0) throw new SettingsError(wrapped)
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new SettingsError(sentencesOf(result.error, source, Object.keys(schema.shape)))
}

/** One a setting: further faults follow from the first. */
function sentencesOf({ issues }: z.ZodError, source: Source, names: string[]): string[] {
  const firsts = issues.filter(({ path }, at) => issues.findIndex((each) => each.path[0] === path[0]) === at)
  const misses = nearMisses(Object.keys(source), names)
  return firsts.map(({ path: [name = ''], message }) => {
    const miss = misses.find(({ meant }) => meant === name && !source[meant])
    return `${String(name)} ${message}${miss === undefined ? '' : ` (${miss.given} is set: is that a typo?)`}`
  })
}
