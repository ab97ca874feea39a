import type { FineName, Severity, TroubleName } from '../vocabulary/health/finding-name'

export type FindingValues = Record<string, number | Date | string>

export interface Trouble {
  name: TroubleName
  severity: Exclude<Severity, 'fine'>
  values: FindingValues
}

export type Finding = { name: FineName; severity: 'fine'; values: FindingValues } | Trouble

export function fine(name: FineName, values: FindingValues = {}): Finding {
  return { name, severity: 'fine', values }
}

export function worthALook(name: TroubleName, values: FindingValues = {}): Finding {
  return { name, severity: 'look', values }
}

export function broken(name: TroubleName, values: FindingValues = {}): Finding {
  return { name, severity: 'broken', values }
}

export function isTrouble(finding: Finding): finding is Trouble {
  return finding.severity !== 'fine'
}
