/** fine; somebody should look when there is time; or what we promise does not hold until somebody acts. */
export type Severity = 'fine' | 'look' | 'broken'

/** What is as it should be. */
export type FineName =
  | 'nothing-begun'
  | 'heard'
  | 'no-drift'
  | 'signatures'
  | 'read'
  | 'confirmed'
  | 'compared'
  | 'swept'
  | 'one-mode'
  | 'no-orphans'
  | 'letters'
  | 'none-in-vain'
  | 'endpoint'
  | 'clock'

/** What is not, and has something to be done about it. */
export type TroubleName =
  | 'never-heard'
  | 'drift'
  | 'unsigned'
  | 'too-old'
  | 'waiting'
  | 'failing'
  | 'old-checks'
  | 'sweep-late'
  | 'foreign'
  | 'all-foreign'
  | 'orphans'
  | 'letters-late'
  | 'taken-in-vain'
  | 'endpoint-absent'
  | 'endpoint-disabled'
  | 'endpoint-events'
  | 'endpoint-more-events'
  | 'endpoint-api-version'
  | 'endpoint-surplus'
  | 'endpoint-not-allowed'
  | 'clock-off'
  | 'away'
  | 'key-refused'

/** What its sentence says beside the words. */
export type FindingValues = Record<string, number | Date>

export interface Trouble {
  name: TroubleName
  severity: Exclude<Severity, 'fine'>
  values: FindingValues
}

export type Finding = { name: FineName; severity: 'fine'; values: FindingValues } | Trouble

export function fine(name: FineName, values: FindingValues = {}): Finding {
  return { name, severity: 'fine', values }
}

export function look(name: TroubleName, values: FindingValues = {}): Finding {
  return { name, severity: 'look', values }
}

export function broken(name: TroubleName, values: FindingValues = {}): Finding {
  return { name, severity: 'broken', values }
}

export function isTrouble(finding: Finding): finding is Trouble {
  return finding.severity !== 'fine'
}
