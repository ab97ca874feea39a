import { forPages } from '@/lib/composition/for-pages'
import { log } from '@/lib/log'

/** Whether this server can do its work: 200, or 503 with the reason's code. Asked as often as anybody likes. */
export async function GET() {
  const reason = await findReason()
  return Response.json(reason === null ? { ok: true } : { ok: false, reason }, {
    status: reason === null ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}

async function findReason(): Promise<string | null> {
  try {
    const state = await forPages().checkDatabase()
    return state.kind === 'ready' ? null : `database-${state.reason}`
  } catch (error) {
    if (error instanceof Error && error.name === 'SettingsError') return 'settings'
    log.error('could not tell whether this server is ready', { error })
    return 'unknown'
  }
}
