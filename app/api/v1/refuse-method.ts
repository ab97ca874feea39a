import { problem } from './problem'

/** Next would answer 204 to OPTIONS, and name no allowed methods. */
export function refuseMethod(...allowed: string[]) {
  return () => problem('other-method', {}, { allow: allowed.join(', ') })
}
