import type { Source } from './read'

const formerNames = { SWEEP_EVERY_HOURS: 'RECONCILE_EVERY_HOURS', LETTER_WAIT_MINUTES: 'EMAIL_WAIT_MINUTES' }

/** Takes a setting's former name where its own is absent. */
export function withFormerNames(source: Source): Source {
  const named = Object.entries(formerNames).map(([former, name]) => [name, source[name] || source[former]])
  return { ...source, ...Object.fromEntries(named) }
}

/** One sentence for each former name in use. */
export function formerNamesIn(source: Source): string[] {
  return Object.entries(formerNames)
    .filter(([former]) => source[former])
    .map(([former, name]) =>
      source[name] ? `${former} is ignored: ${name} is set.` : `${former} is now called ${name}: rename it.`,
    )
}
