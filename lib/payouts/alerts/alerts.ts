import { getPlatform } from '../accounts/find-platform'
import type { HealthPorts } from '../health/self-check'
import { selfCheck } from '../health/self-check'
import type { AlertStore, Gathering } from '../ports/alert-store'
import type { ProviderFor } from '../ports/provider'
import type { AlertMessageId } from '../vocabulary/ids'
import { type JudgeAlertPorts, judgeMessage } from './judge-message'
import { lastMorning } from './morning'

export type AlertPorts = JudgeAlertPorts &
  Omit<HealthPorts, 'provider'> & {
    store: { alerts: AlertStore }
    providerFor: ProviderFor
    emailWaitSeconds: number
  }

export interface Alerts {
  due(): Promise<AlertMessageId[]>
  noteQueued(ids: AlertMessageId[]): Promise<void>
  /** Sends or drops a message. Safe to repeat and in parallel; throws to be retried. */
  settle(id: AlertMessageId): Promise<void>
  /** Raises what is broken on the Health page, and notes what no longer is. */
  watchHealth(): Promise<void>
}

export function createAlerts(ports: AlertPorts): Alerts {
  const { store, providerFor } = ports
  const gathering = toGathering(ports)
  return {
    async due() {
      await store.alerts.gatherAlerts(await getPlatform(providerFor('job')), gathering)
      const { now, staff } = await store.alerts.staffZones()
      await store.alerts.storeDigests(staff.map(({ adminId, zone }) => ({ adminId, ...lastMorning(now, zone) })))
      return store.alerts.dueAlertMessages(mostAtOnce)
    },
    noteQueued: (ids) => store.alerts.noteQueuedAlerts(ids),
    async settle(id) {
      const platform = await getPlatform(providerFor('job'))
      await store.alerts.settleAlertMessage(id, platform, (message) => judgeMessage(ports, message))
    },
    async watchHealth() {
      const { findings } = await selfCheck({ ...ports, provider: providerFor('job') })
      await store.alerts.noteFindings(
        findings.flatMap((finding) => (finding.severity === 'broken' ? [finding.name] : [])),
      )
    },
  }
}

const mostAtOnce = 200

/** A storm within a quarter of an hour is one group; what comes alone waits for nothing more. */
function toGathering({ emailWaitSeconds, alertWebhook }: AlertPorts): Gathering {
  return {
    waitSeconds: emailWaitSeconds,
    gapSeconds: 60,
    mostWaitSeconds: emailWaitSeconds + 15 * 60,
    hasWebhook: alertWebhook !== null,
  }
}
