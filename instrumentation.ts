/** Runs once when the server starts: settings first, then the background work. */
export async function register() {
  // A constant of the build, not a setting: it keeps the background work out of builds for other runtimes.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openForPages } = await import('./lib/composition/for-pages')
  openForPages()
}
