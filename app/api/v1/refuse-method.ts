import { problem } from './problem'

/** Answers every other method: Next would say 204 to OPTIONS by itself, and nothing of what is allowed to the rest. */
export function refuseMethod(...allowed: string[]) {
  return () => problem('other-method', {}, { allow: allowed.join(', ') })
}
