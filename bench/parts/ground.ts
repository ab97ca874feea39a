import type { Postgres } from '../../tools/postgres/postgres'
import type { StartProcess } from '../../tools/processes/process'
import { step } from '../../tools/processes/steps'
import { type Generator, startGenerator } from '../generator/load'
import { buildWithBareRoutes } from './build'

export interface Ground {
  postgres: Postgres
  start: StartProcess
  generator: Generator
  isQuick: boolean
  /** Builds on first use. */
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
