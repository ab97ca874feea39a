import { placeholders } from '../generator/deliveries'
import { connected } from '../parts/connected'
import type { Ground } from '../parts/ground'
import { openInstallation, serveInstallation } from '../parts/installation'
import { type Contestant, courses, race } from '../parts/race'
import { type Peer, startPeer } from '../peers/start-peer'
import type { Findings } from '../report'
import { median } from '../statistics'
import { at } from './webhooks'

const accounts = 1000

/** Events the app accepts against the published sync engines, each with its own database on one PostgreSQL. */
export async function askPeers(ground: Ground): Promise<Findings> {
  const installation = await openInstallation(ground, { name: 'ours', accounts, atStripe: accounts })
  const server = await serveInstallation(ground, installation, { BACKGROUND_WORK: 'apart' })
  await installation.stopStripe()
  const contestants = {
    'webhook, work apart': at(server, installation),
    'sync engine of Supabase': await openPeer(ground, 'supabase', installation.settings, server.webhook.secret),
    'sync engine of Stripe': await openPeer(ground, 'stripe', installation.settings, server.webhook.secret),
  }
  const findings: Findings = { ratios: [], facts: [] }
  for (const course of courses) {
    const { rates, over, facts } = await race(ground, contestants, course, accounts)
    const ofSupabase = median(rates['sync engine of Supabase'])
    const faster = ofSupabase > median(rates['sync engine of Stripe']) ? 'Supabase' : 'Stripe'
    findings.ratios.push(
      over('webhook, work apart', `sync engine of ${faster}`, course.connections > 1 ? { atLeast: 1.8 } : undefined),
    )
    findings.facts.push(...facts)
  }
  for (const { process } of Object.values(contestants)) await process.stop()
  return findings
}

async function openPeer(
  { postgres, start }: Ground,
  peer: Peer,
  settings: Record<string, string | undefined>,
  secret: string,
): Promise<Contestant> {
  const databaseUrl = await postgres.createDatabase(`peer_${peer}`)
  // Supabase's migrations name the role.
  if (peer === 'supabase') await connected(databaseUrl, (client) => client.query('CREATE ROLE postgres SUPERUSER'))
  const { port, process } = await startPeer(start, peer, { ...settings, DATABASE_URL: databaseUrl })
  return { process, template: peerEvent(), target: { port, path: '/', secret }, rest: async () => {} }
}

/** Of four kilobytes, as ours: neither engine has a table of accounts. */
function peerEvent(): string {
  const copied = {
    id: placeholders.account,
    object: 'customer',
    created: 1_700_000_000,
    email: 'client@example.com',
    livemode: false,
    name: 'A client',
    metadata: Object.fromEntries(
      Array.from({ length: 45 }, (_, at) => [`field_${at}`, 'some text of sixty characters, as platforms keep here ']),
    ),
  }
  const event = {
    id: placeholders.id,
    object: 'event',
    api_version: '2020-08-27',
    created: copied.created,
    data: { object: copied },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: 'customer.updated',
  }
  return JSON.stringify(event, null, 2)
}
