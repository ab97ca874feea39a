import { type RunningProcess, signalGroup } from '../processes/process'

/** A process that is repeatedly killed with -9 and restarted. */
export interface Victim {
  /** Resolves when it runs again; a kill during a restart waits for it. */
  kill(): Promise<void>
  deaths(): number
  /** Kills it without a restart. */
  end(): Promise<void>
}

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
