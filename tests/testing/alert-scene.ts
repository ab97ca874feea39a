import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Wiring } from '../../lib/composition/root'
import type { AdminId, CoachId } from '../../lib/payouts/vocabulary/ids'
import { emailSceneIn } from './email-scene'

export const alertSecret = 'kV3mZ0q8Jt5xW2nR7cY1bL6hF9dS4gPa'

export interface ReceivedAlert {
  id: string
  signature: string
  body: string
  payload: Record<string, unknown>
}

/** A real receiver of alerts; answers 200 unless told otherwise. */
export async function openReceiver() {
  const received: ReceivedAlert[] = []
  const answers: { status: number; headers?: Record<string, string> }[] = []
  const receiver: { onMessage?: (() => Promise<unknown>) | undefined } = {}
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString()
      const { 'greenlight-delivery': id, 'greenlight-signature': signature } = request.headers
      received.push({ id: String(id), signature: String(signature), body, payload: JSON.parse(body) })
      const { status, headers } = answers.shift() ?? { status: 200 }
      await receiver.onMessage?.()
      response.writeHead(status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/alerts?token=very-secret`,
    received,
    answers,
    close: () => new Promise((resolve) => server.close(resolve)),
  })
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>

/** As the guide tells a receiver to. */
export function isSigned({ signature, body }: ReceivedAlert, secret: string): boolean {
  const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  return mac === createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
}

export function alertSceneIn(opened: Parameters<typeof emailSceneIn>[0]) {
  const { begun, store, becomes } = emailSceneIn(opened)
  const query = async (text: string, values: unknown[] = []) =>
    (await opened().backend.database.pool.query(text, values)).rows
  let admins = 0
  return {
    begun,
    store,
    becomes,
    query,
    async newAdmin(): Promise<{ adminId: AdminId; email: string }> {
      admins += 1
      const email = `staff-${admins}@example.com`
      await opened().backend.operator.grantAdmin(email, { kind: 'machine' })
      const [{ id }] = (await query('SELECT id FROM "user" WHERE email = $1', [email])) as [{ id: AdminId }]
      return { adminId: id, email }
    },
    /** One round of the queue, by one server. */
    async settleAll({ alerts }: Pick<Wiring, 'alerts'> = opened().backend): Promise<void> {
      const ids = await alerts.due()
      await alerts.noteQueued(ids)
      for (const id of ids) await alerts.settle(id)
    },
    subjectsTo: async (email: string) => (await opened().box.emailsTo(email)).map(({ subject }) => subject),
    outcomes: async () =>
      (await query('SELECT kind, outcome FROM alert_message ORDER BY stored_at, kind')).map(
        ({ kind, outcome }) => `${kind} ${outcome}`,
      ),
    /** Leaves no alert and no staff of an earlier test. */
    async forget(): Promise<void> {
      await query('DELETE FROM alert_message')
      await query('DELETE FROM alert')
      await query('DELETE FROM alert_group')
      await query('DELETE FROM alert_choice')
      await query('DELETE FROM admin')
    },
    nameOf: async (coachId: CoachId) =>
      (await query('SELECT name FROM coach WHERE id = $1', [coachId]))[0]?.name as string,
  }
}

export const alertSettings = (url: string) => ({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: alertSecret })
