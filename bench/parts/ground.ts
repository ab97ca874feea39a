import type { Postgres } from '../../tools/postgres/postgres'
import type { StartProcess } from '../../tools/processes/process'
import { step } from '../../tools/processes/steps'
import { type Generator, startGenerator } from '../generator/load'
import { buildWithBareRoutes } from './build'
import type { OtherBuild } from './other-build'

export interface Ground {
  postgres: Postgres
  start: StartProcess
  generator: Generator
  isQuick: boolean
  /** Another commit's build to compare ours with; null unless asked for. */
  against: OtherBuild | null
  /** Builds on first use. */
  built(): Promise<StartProcess>
}

export async function openGround(
  { postgres, start, isQuick, against }: Pick<Ground, 'postgres' | 'start' | 'isQuick' | 'against'>,
  folder: string,
): Promise<Ground> {
  let building: Promise<StartProcess> | undefined
  return {
    postgres,
    start,
    isQuick,
    against,
    generator: await startGenerator(start),
    built() {
      building ??= step('building the app with bare routes beside it', () => buildWithBareRoutes(start, folder))
      return building
    },
  }
}
