import { ApiError } from '../errors'

/** Refuses parameters that Stripe takes and this server does nothing with, so that nobody believes it did. */
export function refuseUnbuilt(params: object, built: string[]): void {
  const unbuilt = Object.keys(params).find((name) => !built.includes(name))
  if (unbuilt === undefined) return
  throw new ApiError(400, `The local Stripe does not take the parameter ${unbuilt} here yet.`, { param: unbuilt })
}
