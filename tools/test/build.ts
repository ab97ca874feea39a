import { buildApp } from '../app'
import type { Run } from './stage'
import { oneFailed, onePassed, type Tally } from './tally'

/** Builds the app into the run's own folder, once for every browser test. */
export async function buildForTests({ start, env }: Run): Promise<Tally> {
  try {
    await buildApp(start, env)
    return onePassed
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return oneFailed
  }
}
