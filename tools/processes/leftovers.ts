import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './process'
import { findProcess } from './process-table'

/** A launcher's process, distinguishable from a later one with the same pid. The launcher comes first. */
export interface Note {
  name: string
  pid: number
  startedAt: string
}

export class AlreadyRunning extends Error {}

/** Ends the processes a killed launcher left. Throws AlreadyRunning while that launcher lives. */
export async function endLeftovers(file: string): Promise<void> {
  const [launcher, ...children] = readNotes(file)
  if (launcher === undefined) return
  if (isAlive(launcher)) throw new AlreadyRunning(`Process ${launcher.pid} is running here already; end it first.`)
  for (const child of children.reverse()) await end(child)
  rmSync(file, { force: true })
}

export function note(name: string, pid: number): Note {
  return { name, pid, startedAt: findProcess(pid)?.startedAt ?? '' }
}

export function writeNotes(file: string, notes: Note[]): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(notes, null, 2)}\n`)
}

function readNotes(file: string): Note[] {
  if (!existsSync(file)) return []
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note[]
  } catch (error) {
    // The launcher was killed while writing.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

const isAlive = ({ pid, startedAt }: Note) => findProcess(pid)?.startedAt === startedAt

async function end(child: Note): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (let tries = 0; isAlive(child) && tries < 50; tries += 1) {
      if (tries === 0) signalGroup(child.pid, signal)
      await sleep(100)
    }
  }
}
