import { refusal } from '../errors'

/** Refuses parameters that Stripe takes and this server does nothing with, so that nobody believes it did. */
export function refuseUnbuilt(params: object, built: string[], within?: string): void {
  const unbuilt = Object.keys(params).find((name) => !built.includes(name))
  if (unbuilt === undefined) return
  throw refusal('unbuilt parameter', { param: within === undefined ? unbuilt : `${within}[${unbuilt}]` })
}
