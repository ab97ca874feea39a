import { refusal } from '../errors'

/** Refuses parameters that Stripe supports and this server ignores, so that nobody relies on them. */
export function refuseUnbuilt(params: object, built: string[], within?: string): void {
  const unbuilt = Object.keys(params).find((name) => !built.includes(name))
  if (unbuilt === undefined) return
  throw refusal('unbuilt parameter', { param: within === undefined ? unbuilt : `${within}[${unbuilt}]` })
}
