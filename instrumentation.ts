/** Runs once when the server starts: settings first, then the background work. */
export async function register() {
  const { openDesk } = await import('./lib/desk')
  const close = openDesk()
  process.once('SIGTERM', () => void close())
  process.once('SIGINT', () => void close())
}
