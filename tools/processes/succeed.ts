import type { RunningProcess } from './process'

export async function succeed(running: RunningProcess): Promise<void> {
  const how = await running.ended
  if (how !== 0) throw new Error(`${running.name} ended with ${how}.\n${running.lastLines()}`)
}
