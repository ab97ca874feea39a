/** broken: a promise fails until someone acts. */
export const severities = ['fine', 'look', 'broken'] as const

export type Severity = (typeof severities)[number]

export const endpointFaults = ['absent', 'disabled', 'events', 'more-events', 'api-version', 'surplus'] as const

export type EndpointFault = (typeof endpointFaults)[number]

export const fineNames = [
  'nothing-begun',
  'event-received',
  'no-drift',
  'signatures',
  'read',
  'storm',
  'storm-grows',
  'working',
  'idle',
  'confirmed',
  'checked',
  'compared',
  'reconciled',
  'payments-compared',
  'one-mode',
  'no-orphans',
  'no-conflicts',
  'not-restored',
  'restarted',
  'comparing',
  'emails',
  'no-shortfall',
  'set-ups-go-through',
  'closings',
  'decisions-whole',
  'decisions-unchecked',
  'endpoint',
  'clock',
] as const

export type FineName = (typeof fineNames)[number]

export const troubleNames = [
  'no-event-received',
  'drift',
  'unsigned',
  'too-old',
  'unreadable',
  'waiting',
  'nobody-works',
  'failing',
  'unchecked',
  'old-checks',
  'reconciliation-late',
  'payments-late',
  'foreign',
  'all-foreign',
  'orphans',
  'conflicts',
  'restored',
  'restart-unsettled',
  'comparing-long',
  'emails-late',
  'emails-unstarted',
  'shortfall',
  'set-ups-refused',
  'closing-stuck',
  'decisions-altered',
  'seals-late',
  ...endpointFaults.map((fault) => `endpoint-${fault}` as const),
  'endpoint-not-allowed',
  'clock-off',
  'away',
  'key-refused',
] as const

export type TroubleName = (typeof troubleNames)[number]
