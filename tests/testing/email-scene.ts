import { type MailBox, openMailBox } from '../../lib/mail/testing/mail-box'
import type { AdminId, CoachId } from '../../lib/payouts/vocabulary/ids'
import { type Backend, openBackend } from '../../tools/testing/backend'
import { on, sceneIn } from './scene'

export const document = 'individual.verification.document'

const off = { details_submitted: true, payouts_enabled: false, charges_enabled: false }
const nothing = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [], errors: [] }

export const checking = {
  ...off,
  requirements: { ...nothing, pending_verification: [document], disabled_reason: null },
}

export const paused = { ...off, requirements: { ...nothing, disabled_reason: 'platform_paused' } }

export const rejected = { ...off, requirements: { ...nothing, disabled_reason: 'rejected.fraud' } }

/** @param days until the due date, from now; 0: none */
export function asking(fields: string[], { days = 0, isRefused = false, isOn = false } = {}) {
  const error = { code: 'verification_document_not_readable', reason: 'Not readable.', requirement: document }
  return {
    ...(isOn ? on : off),
    requirements: {
      ...nothing,
      ...{ currently_due: fields, eventually_due: fields, disabled_reason: isOn ? null : 'requirements.past_due' },
      errors: isRefused ? [error] : [],
      current_deadline: days === 0 ? null : Math.floor(Date.now() / 1000 + days * 86_400),
    },
  }
}

/** Payouts are on, and transfers are refused. */
export function refusing(fields: string[], { days = 0 } = {}) {
  return {
    ...asking(fields, { days, isOn: true }),
    capabilities: { transfers: 'inactive', card_payments: 'active' },
  }
}

/** Coaches whose accounts change, and what reaches their mail box; without a wait before an email. */
export function emailSceneIn(opened: () => { backend: Backend; box: MailBox }) {
  const { begun, change, fetchPending } = sceneIn(() => opened().backend)
  const query = (text: string, values: unknown[]) => opened().backend.database.pool.query(text, values)
  const emailScene = {
    begun,
    /** Stored, with its emails, which wait. */
    async store(coachId: CoachId, facts: Record<string, unknown>): Promise<void> {
      await change(coachId, facts)
      await opened().backend.payouts.checkNow(`admin-${crypto.randomUUID()}` as AdminId, coachId)
      await fetchPending()
    },
    async becomes(coachId: CoachId, facts: Record<string, unknown>): Promise<void> {
      await emailScene.store(coachId, facts)
      await emailScene.settleAll()
    },
    async settleAll(): Promise<void> {
      const { emails } = opened().backend
      for (const id of await emails.due()) await emails.settle(id)
    },
    async emailsTo(coachId: CoachId) {
      const { rows } = await query('SELECT email FROM coach WHERE id = $1', [coachId])
      return opened().box.emailsTo(rows[0].email)
    },
    subjectsTo: async (coachId: CoachId) => (await emailScene.emailsTo(coachId)).map(({ subject }) => subject),
    async outcomesOf(coachId: CoachId): Promise<(string | null)[]> {
      const { rows } = await query('SELECT outcome FROM email WHERE coach_id = $1 ORDER BY number', [coachId])
      return rows.map(({ outcome }) => outcome)
    },
  }
  return emailScene
}

export const emailSettings = (smtpUrl: string) => ({
  SMTP_URL: smtpUrl,
  EMAIL_WAIT_MINUTES: '0',
  APP_URL: 'https://pay.example.com',
  TRUSTED_PROXY_HOPS: '1',
})

/** Without webhook events: a test says itself when an account is fetched. */
export async function openEmailBackend(change: Record<string, string> = {}) {
  const box = await openMailBox()
  const backend = await openBackend({ ...emailSettings(box.smtpUrl), ...change })
  await backend.control('POST', '/_control/events', { silent: true })
  const close = async () => {
    await backend.close()
    await box.close()
  }
  return { box, backend, close }
}
