import type { Ground } from './parts/ground'
import { askAllChange } from './questions/all-change'
import { askEmails } from './questions/emails'
import { askFirstBytes } from './questions/first-bytes'
import { askLocalStripe } from './questions/local-stripe'
import { askMany } from './questions/many'
import { askMemory } from './questions/memory'
import { askPages } from './questions/pages'
import { askPeers } from './questions/peers'
import { askPeople } from './questions/people'
import { askReconciliation } from './questions/reconciliation'
import { askReports } from './questions/reports'
import { askSimulatedStorms } from './questions/simulated-storms'
import { askSoon } from './questions/soon'
import { askStorm } from './questions/storm'
import { askWebhooks } from './questions/webhooks'
import type { Findings } from './report'

export const questions = {
  webhooks: askWebhooks,
  storm: askStorm,
  'all-change': askAllChange,
  'simulated-storms': askSimulatedStorms,
  people: askPeople,
  emails: askEmails,
  pages: askPages,
  'first-bytes': askFirstBytes,
  soon: askSoon,
  memory: askMemory,
  many: askMany,
  reports: askReports,
  reconciliation: askReconciliation,
  'local-stripe': askLocalStripe,
  peers: askPeers,
} satisfies Record<string, (ground: Ground) => Promise<Findings>>

export type Question = keyof typeof questions
