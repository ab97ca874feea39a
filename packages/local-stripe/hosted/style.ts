import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { packageFolder } from '../package-folder'

const style = readFileSync(new URL('hosted/style.css', packageFolder), 'utf8')
const controlStyle = readFileSync(new URL('control/style.css', packageFolder), 'utf8')
const headers = { 'content-type': 'text/css; charset=utf-8' }

export function styleRoutes(): Hono {
  const routes = new Hono()
  routes.get('/style.css', (c) => c.body(style, 200, headers))
  routes.get('/control.css', (c) => c.body(controlStyle, 200, headers))
  return routes
}
