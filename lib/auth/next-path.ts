/** Pages a person may have been on their way to. Nothing else can be asked for, so no address can be smuggled in. */
const known = /^\/(payouts(\/(return|refresh))?|admin\/coaches(\/[A-Za-z0-9-]{1,64})?)$/

/** A page of ours to land on after sign-in; null when it is none. */
export function toNextPath(asked: unknown): string | null {
  return typeof asked === 'string' && known.test(asked) ? asked : null
}
