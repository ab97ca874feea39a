import { forPages } from '@/lib/composition/for-pages'
import { log } from '@/lib/log'

/** 200 when this server can work, otherwise 503 with the reason's code. Cheap to call often. */
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
    log.error('could not check whether this server is ready', { error })
    return 'unknown'
  }
}
