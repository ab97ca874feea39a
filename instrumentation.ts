/** Runs once at server start. */
export async function register() {
  // A build constant, not a setting: keeps background work out of other runtimes.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openForPages } = await import('./lib/composition/for-pages')
  openForPages()
}
