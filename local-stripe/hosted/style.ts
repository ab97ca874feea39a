import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8')

export function styleDoor(): Hono {
  const door = new Hono()
  door.get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }))
  return door
}
