import { Hono } from 'hono'
import type { Findings } from '../findings'

export function findingsRoute(findings: Findings): Hono {
  const routes = new Hono()
  routes.get('/_control/findings', async (c) => c.json({ data: await findings.all() }))
  return routes
}
