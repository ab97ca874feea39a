import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningProcess } from './process'

/** Waits for a 200. Throws with the process's last lines when it ends first, or after a minute. */
export async function untilAnswered(url: string, running: RunningProcess): Promise<void> {
  let end: number | NodeJS.Signals | undefined
  void running.ended.then((how) => {
    end = how
  })
  for (let tries = 0; tries < 600; tries += 1) {
    if (end !== undefined) throw new Error(`${running.name} ended (${end}) before it answered.\n${running.lastLines()}`)
    if (await answers(url)) return
    await sleep(100)
  }
  throw new Error(`${running.name} did not answer at ${url}.\n${running.lastLines()}`)
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    await response.body?.cancel()
    return response.ok
  } catch (error) {
    // Here fetch throws TypeError only for a refused connection.
    if (error instanceof TypeError) return false
    throw error
  }
}
