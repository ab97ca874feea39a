import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { startWorker } from '../../tools/app'
import { startMailBox } from '../../tools/mail-box/mail-box'
import { freePort } from '../../tools/processes/ports'
import { connected } from '../parts/connected'
import type { Ground } from '../parts/ground'
import { openInstallation } from '../parts/installation'
import { until } from '../parts/until'
import type { Findings } from '../report'

const few = 2_000

/** How fast emails leave while very many wait, and how many of them the queue holds. */
export async function askEmails(ground: Ground): Promise<Findings> {
  const many = ground.isQuick ? 10_000 : 100_000
  const whileMany = await sendFor(ground, many)
  const whileFew = await sendFor(ground, few)
  return {
    ratios: [
      {
        what: `emails sent while ${many} wait ÷ while ${few} wait`,
        measured: whileMany.perSecond,
        against: whileFew.perSecond,
        unit: '/s',
        goal: { atLeast: 0.8 },
      },
    ],
    facts: [{ what: `emails, while ${many} wait`, values: whileMany }],
  }
}

async function sendFor(ground: Ground, waiting: number) {
  const { databaseUrl, settings } = await openInstallation(ground, {
    name: `emails_${waiting}`,
    accounts: waiting,
    atStripe: 1,
  })
  const folder = mkdtempSync(join(tmpdir(), 'bench-emails-'))
  const { smtpUrl, process: mailBox } = await startMailBox(ground.start, {
    webPort: await freePort(),
    smtpPort: await freePort(),
    folder,
  })
  await connected(databaseUrl, (client) => decide(client))
  const worker = await startWorker(await ground.built(), { ...settings, SMTP_URL: smtpUrl, EMAIL_WAIT_MINUTES: '0' })
  const measured = await connected(databaseUrl, async (client) => {
    await until('emails are sent', async () => (await countOf(client, sent)) >= 100)
    const before = await countOf(client, sent)
    const seconds = ground.isQuick ? 5 : 15
    const began = performance.now()
    let inQueue = 0
    while (performance.now() - began < seconds * 1000) {
      inQueue = Math.max(inQueue, await countOf(client, queued))
      await wait(500)
    }
    const perSecond = ((await countOf(client, sent)) - before) / ((performance.now() - began) / 1000)
    return { perSecond, 'most in the queue': inQueue }
  })
  await worker.stop()
  await mailBox.stop()
  rmSync(folder, { recursive: true })
  return measured
}

/** All coaches can be paid, and none was told. */
async function decide(client: Client): Promise<void> {
  await client.query(`
    UPDATE payout_account SET state = 'ready', payouts_enabled = true, charges_enabled = true,
      details_submitted = true, transfers = 'active', requirements = '[]', listed = '[]', stop = NULL, deadline = NULL`)
  await client.query(`
    WITH decided AS (
      INSERT INTO decision (kind, coach_id, stripe_account_id, by_kind, from_state, to_state, generation, facts)
      SELECT 'state-changed', coach_id, stripe_account_id, 'machine', 'in-review', 'ready', 1, '{}'
      FROM payout_account RETURNING id, coach_id
    )
    INSERT INTO email (coach_id, kind, decision_id) SELECT coach_id, 'can-be-paid', id FROM decided`)
  await client.query('VACUUM ANALYZE')
}

const sent = `email WHERE outcome = 'sent'`
const queued = `pgboss.job WHERE name = 'letters' AND state = 'created'`

async function countOf(client: Client, rows: string): Promise<number> {
  const { rows: found } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${rows}`)
  return found[0]?.count ?? 0
}
