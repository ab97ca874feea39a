import type { EndpointFault } from '../vocabulary/health/finding-name'
import type { SeenFacts } from './facts'
import { broken, type Finding, fine, worthALook } from './finding'

export function providerFindings(seen: SeenFacts): Finding[] {
  switch (seen.kind) {
    case 'away':
      return [broken(seen.failure === 'key-refused' ? 'key-refused' : 'away')]
    case 'not-allowed':
      return [worthALook('endpoint-not-allowed'), ...judgeClock(seen.clockAheadSeconds)]
    case 'seen':
      return [...judgeEndpoint(seen.faults), ...judgeClock(seen.clockAheadSeconds)]
    default:
      return seen satisfies never
  }
}

/** With these, events still arrive. */
const isDeaf: Record<EndpointFault, boolean> = {
  absent: true,
  disabled: true,
  events: true,
  'more-events': false,
  'api-version': false,
  surplus: false,
}

function judgeEndpoint(faults: EndpointFault[]): Finding[] {
  if (faults.length === 0) return [fine('endpoint')]
  return faults.map((fault) => (isDeaf[fault] ? broken : worthALook)(`endpoint-${fault}`))
}

const noticeableSeconds = 60
/** From here on, every signature looks old. */
const tooFar = 300

function judgeClock(ahead: number | null): Finding[] {
  if (ahead === null) return []
  const seconds = Math.abs(ahead)
  if (seconds <= noticeableSeconds) return [fine('clock')]
  return [(seconds >= tooFar ? broken : worthALook)('clock-off', { seconds })]
}
