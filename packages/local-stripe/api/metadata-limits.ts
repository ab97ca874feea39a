import { refusal } from '../errors'

/** 50 keys of 40 characters, values of 500, docs.stripe.com/metadata. */
export function refuseMetadata(metadata: unknown): void {
  if (typeof metadata !== 'object' || metadata === null) return
  const entries = Object.entries(metadata)
  if (entries.length > 50) throw refusal('too much metadata', { count: entries.length })
  for (const [key, value] of entries) {
    if (key.length > 40) throw refusal('metadata key too long', { length: key.length, value: key })
    if (value.length > 500) throw refusal('metadata too long', { length: value.length, value })
  }
}
