import { test } from 'vitest'
import { openBackend } from './backend'

export interface BackendOptions {
  /** What this backend is set to otherwise. */
  settings?: Record<string, string>
  /** Whether its local Stripe sends no webhook events. */
  isSilent?: boolean
}

/** Tests of one file that share a backend, which is opened for the first and closed after the last. */
export function backendTest({ settings = {}, isSilent = false }: BackendOptions = {}) {
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs
  return test.extend('backend', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
    const backend = await openBackend(settings)
    onCleanup(() => backend.close())
    if (isSilent) await backend.control('POST', '/_control/events', { silent: true })
    return backend
  })
}
