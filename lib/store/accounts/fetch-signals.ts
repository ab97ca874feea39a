import type { PoolClient } from 'pg'
import type { Database } from '../database'

export interface FetchSignals {
  /** Says that an account waits. Waits for nothing; a lost signal costs the interval at which workers look. */
  send(): void
  /** Calls back for each signal, and after each connecting, since signals were lost before. */
  receive(onSignal: () => void): { stop(): Promise<void> }
}

interface SignalTimings {
  /** Between two signals of one server. */
  restMilliseconds: number
  reconnectMilliseconds: number
}

const channel = 'greenlight_fetches'

/**
 * By NOTIFY in a transaction of its own: in the event's, all commits would wait for each other.
 * https://www.postgresql.org/docs/current/sql-notify.html
 */
export function createFetchSignals(
  { pool, briskPool }: Pick<Database, 'pool' | 'briskPool'>,
  { restMilliseconds, reconnectMilliseconds }: SignalTimings,
  onError: (error: unknown) => void,
): FetchSignals {
  let isResting = false
  let isWanted = false

  function send(): void {
    isWanted = isResting
    if (isResting) return
    isResting = true
    briskPool.query(`NOTIFY ${channel}`).catch(onError)
    setTimeout(endRest, restMilliseconds).unref()
  }

  function endRest(): void {
    isResting = false
    if (isWanted) send()
  }

  return {
    send,
    receive(onSignal) {
      let stopping = false
      let client: PoolClient | undefined
      let retry: NodeJS.Timeout | undefined

      const connect = async (): Promise<void> => {
        try {
          const connected = await pool.connect()
          connected.on('notification', onSignal)
          connected.on('error', (error) => lose(connected, error))
          client = connected
          await connected.query(`LISTEN ${channel}`)
          onSignal()
        } catch (error) {
          lose(client, error)
        }
        if (stopping) drop()
      }
      const lose = (lost: PoolClient | undefined, error: unknown): void => {
        if (stopping || (lost !== undefined && lost !== client)) return
        onError(error)
        drop()
        retry = setTimeout(() => void connect(), reconnectMilliseconds)
      }
      /** Closed, since the pool would lend it while it still listens. */
      const drop = (): void => {
        client?.removeAllListeners('notification').release(true)
        client = undefined
      }

      const connecting = connect()
      return {
        async stop() {
          stopping = true
          clearTimeout(retry)
          await connecting
          drop()
        },
      }
    },
  }
}
