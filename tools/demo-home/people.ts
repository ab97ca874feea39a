import { readFile } from 'node:fs/promises'
import type { State } from '../../lib/payouts/vocabulary/accounts/state'
import { places } from '../demo/saved'

export interface Person {
  email: string
  name: string
  role: 'coach' | 'admin'
  /** The coach's state; null for an admin. */
  state: State | null
  says: string
}

export async function readPeople(): Promise<Person[]> {
  return JSON.parse(await readFile(places.people, 'utf8')) as Person[]
}
