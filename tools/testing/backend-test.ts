import { test } from 'vitest'
import { openBackend } from './backend'

export interface BackendOptions {
  settings?: Record<string, string>
  isSilent?: boolean
}

/** One file's tests share a backend, from the first to the last. */
export function backendTest({ settings = {}, isSilent = false }: BackendOptions = {}) {
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs
  return test.extend('backend', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
    const backend = await openBackend(settings)
    onCleanup(() => backend.close())
    if (isSilent) await backend.control('POST', '/_control/events', { silent: true })
    return backend
  })
}
