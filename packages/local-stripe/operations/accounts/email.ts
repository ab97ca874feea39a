import { refusal } from '../../errors'

/** Refuses an invalid email address; a missing one is fine. */
export function refuseNoEmail(value: unknown, param: string): void {
  if (value === undefined || /^[^\s@]+@[^\s@]+$/.test(String(value))) return
  throw refusal('bad email', { value: String(value), param })
}
