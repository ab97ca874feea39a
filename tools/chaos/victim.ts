import { type RunningProcess, signalGroup } from '../processes/process'

/** A process that is killed with -9 again and again, and started again each time. */
export interface Victim {
  /** Resolves when it is up again; a kill that comes meanwhile waits its turn. */
  kill(): Promise<void>
  /** How often it was up and died of a kill. */
  deaths(): number
  /** Kills it for good. */
  end(): Promise<void>
}

/** Brings it up; `start` is called again after each kill. */
export async function openVictim(start: () => Promise<RunningProcess>): Promise<Victim> {
  let up = start()
  await up
  let deaths = 0
  const end = async () => {
    const running = await up
    signalGroup(running.pid, 'SIGKILL')
    return running.ended
  }
  return {
    async kill() {
      up = end().then((how) => {
        if (how === 'SIGKILL') deaths += 1
        return start()
      })
      await up
    },
    deaths: () => deaths,
    async end() {
      await end()
    },
  }
}
