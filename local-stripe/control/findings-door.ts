import { Hono } from 'hono'
import type { Findings } from '../findings'

/** Lists what a strict server has found against itself. */
export function findingsDoor(findings: Findings): Hono {
  const door = new Hono()
  door.get('/_control/findings', async (c) => c.json({ data: await findings.all() }))
  return door
}
