import type { Postgres } from '../../tools/postgres/postgres'
import type { StartProcess } from '../../tools/processes/process'
import { step } from '../../tools/processes/steps'
import { type Generator, startGenerator } from '../generator/load'
import { buildWithBareRoutes } from './build'

/** What every question stands on. */
export interface Ground {
  postgres: Postgres
  start: StartProcess
  generator: Generator
  /** Fewer rounds and less of everything: to see that it runs, not to quote. */
  isQuick: boolean
  /** How to start a process of the production build; it is built when first asked for. */
  built(): Promise<StartProcess>
}

export async function openGround(
  { postgres, start, isQuick }: Pick<Ground, 'postgres' | 'start' | 'isQuick'>,
  folder: string,
): Promise<Ground> {
  let building: Promise<StartProcess> | undefined
  return {
    postgres,
    start,
    isQuick,
    generator: await startGenerator(start),
    built() {
      building ??= step('building the app with bare routes beside it', () => buildWithBareRoutes(start, folder))
      return building
    },
  }
}
