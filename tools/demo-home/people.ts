import { readFile } from 'node:fs/promises'
import type { State } from '../../lib/payouts/vocabulary/state'
import { places } from '../demo/saved'

/** Somebody one can be in the demo, as the seed wrote them down. */
export interface Person {
  email: string
  name: string
  role: 'coach' | 'admin'
  /** The coach's state as our pages name it; null for an admin. */
  state: State | null
  /** One sentence about them. */
  says: string
}

export async function readPeople(): Promise<Person[]> {
  return JSON.parse(await readFile(places.people, 'utf8')) as Person[]
}
