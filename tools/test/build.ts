import { buildApp } from '../app'
import type { Run } from './stage'
import { oneFailed, onePassed, type Tally } from './tally'

export async function buildForTests({ start, env }: Run): Promise<Tally> {
  try {
    await buildApp(start, env)
    return onePassed
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return oneFailed
  }
}
