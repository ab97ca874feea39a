import { rmSync } from 'node:fs'
import { constants } from 'node:os'
import { whenOutputBreaks } from './broken-output'
import { endLeftovers, note, writeNotes } from './leftovers'
import { whenOrphaned } from './orphan'
import { type RunningProcess, type StartProcess, startProcess } from './process'

/** All processes of one launcher. Those that outlive it are ended at the next start. */
export interface Processes {
  start: StartProcess
  /** Ends the launcher with code 1, naming the process, when this process ends. */
  mustLive(process: RunningProcess): void
  /** Ends all, last started first. */
  stop(): Promise<void>
  /** True once shutdown has begun: failures from then on are its effect. */
  isEnding(): boolean
}

/**
 * Ends what a killed launcher left and records what this one starts. Ctrl-C, SIGTERM, SIGHUP, the end of npm and of the
 * output's reader end `own` first, then the started processes, then the launcher.
 * Throws AlreadyRunning while another launcher uses the same file.
 */
export async function openProcesses(file: string, own: () => Promise<void> = async () => {}): Promise<Processes> {
  await endLeftovers(file)
  const running: RunningProcess[] = []
  const write = () =>
    writeNotes(file, [note('launcher', process.pid), ...running.map(({ name, pid }) => note(name, pid))])
  write()

  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopAll(running).then(() => rmSync(file, { force: true }))
    return stopping
  }
  const leave = async (code: number) => {
    if (stopping !== undefined) return
    stopping = own()
      .catch((error) => console.error(error))
      .then(() => stopAll(running))
      .then(() => rmSync(file, { force: true }))
    await stopping
    process.exit(code)
  }
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void leave(128 + constants.signals[signal]))
  }
  whenOutputBreaks(() => void leave(1))
  whenOrphaned(() => void leave(128 + constants.signals.SIGHUP))

  return {
    start(...call) {
      if (stopping !== undefined) throw new Error(`${call[0]} was not started: shutdown has begun`)
      const each = startProcess(...call)
      running.push(each)
      write()
      return each
    },
    mustLive(each) {
      void each.ended.then((how) => {
        if (stopping !== undefined) return
        console.error(`\n${each.name} ended unexpectedly (${how}).\n${each.lastLines()}`)
        void leave(1)
      })
    },
    stop,
    isEnding: () => stopping !== undefined,
  }
}

async function stopAll(running: RunningProcess[]): Promise<void> {
  for (const each of [...running].reverse()) await each.stop()
}
