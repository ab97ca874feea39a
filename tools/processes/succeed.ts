import type { RunningProcess } from './process'

/** Waits for a process that is to end by itself. Throws with its last lines unless it ends well. */
export async function succeed(running: RunningProcess): Promise<void> {
  const how = await running.ended
  if (how !== 0) throw new Error(`${running.name} ended with ${how}.\n${running.lastLines()}`)
}
