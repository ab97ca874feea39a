import type { ListFault } from '../../vocabulary/list-fault'
import { referenceGrammar } from '../../vocabulary/reference'
import { longestName, toLine } from '../../vocabulary/text'
import type { GivenRow } from './read-list'

export interface ListedCoach {
  email: string
  name: string | null
  reference: string | null
}

export interface BadRow {
  row: number
  fault: ListFault
  given: string
}

export interface JudgedList {
  good: ListedCoach[]
  bad: BadRow[]
}

export interface Taken {
  emails: ReadonlySet<string>
  references: ReadonlySet<string>
}

export type ToAddress = (typed: string) => string | null

const longest = { email: 254, name: longestName, reference: 64 }

/** Every row once. Of two alike, the second is wrong. */
export function judgeList(rows: GivenRow[], taken: Taken, toAddress: ToAddress): JudgedList {
  const judged: JudgedList = { good: [], bad: [] }
  const seen = { emails: new Set<string>(), references: new Set<string>() }
  for (const given of rows) {
    const coach = toListed(given.cells, toAddress)
    const fault = typeof coach === 'string' ? coach : clashOf(coach, seen, taken)
    if (typeof coach !== 'string') {
      seen.emails.add(coach.email)
      if (coach.reference !== null) seen.references.add(coach.reference)
      if (fault === null) judged.good.push(coach)
    }
    if (fault !== null) judged.bad.push({ row: given.row, fault, given: textOf(given) })
  }
  return judged
}

function textOf({ cells }: GivenRow): string {
  const filled = cells.filter((cell) => cell !== '')
  return filled.join(', ').slice(0, 80)
}

function toListed(cells: string[], toAddress: ToAddress): ListedCoach | ListFault {
  const [typedEmail, typedName, typedReference, ...more] = cells
  if (typedEmail === undefined || typedName === undefined || typedReference === undefined || more.length > 0)
    return 'columns'
  if (typedEmail.length > longest.email || [...typedName].length > longest.name) return 'too-long'
  if (typedReference.length > longest.reference) return 'too-long'
  const email = toAddress(typedEmail)
  if (email === null) return 'email'
  const name = typedName === '' ? null : toLine(typedName, longestName)
  if (name === null && typedName !== '') return 'name'
  if (typedReference !== '' && !referenceGrammar.test(typedReference)) return 'reference'
  return { email, name, reference: typedReference === '' ? null : typedReference }
}

function clashOf({ email, reference }: ListedCoach, seen: Taken, taken: Taken): ListFault | null {
  if (seen.emails.has(email)) return 'email-twice'
  if (reference !== null && seen.references.has(reference)) return 'reference-twice'
  if (taken.emails.has(email)) return 'email-taken'
  return reference !== null && taken.references.has(reference) ? 'reference-taken' : null
}
