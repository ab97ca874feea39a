import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8')
const controlStyle = readFileSync(new URL('../control/style.css', import.meta.url), 'utf8')
const headers = { 'content-type': 'text/css; charset=utf-8' }

export function styleDoor(): Hono {
  const door = new Hono()
  door.get('/style.css', (c) => c.body(style, 200, headers))
  door.get('/control.css', (c) => c.body(controlStyle, 200, headers))
  return door
}
