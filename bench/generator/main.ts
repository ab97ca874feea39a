import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { openConnection } from './connection'
import { signDeliveries } from './deliveries'
import type { Load, Volley } from './load'

/** The load generator in its own process: signs everything first, then sends, then reports. */
const server = createServer(async (request, response) => {
  try {
    const volley = await fire(JSON.parse(await textOf(request)) as Load)
    response.end(JSON.stringify(volley))
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('The generator is ready.'))

async function fire({ target, template, accounts, connections, perSecond = Infinity }: Load): Promise<Volley> {
  const deliveries = signDeliveries(target, template, accounts)
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(target.port)))
  const milliseconds: number[] = []
  const statuses: Record<number, number> = {}
  const began = performance.now()
  let next = 0
  await Promise.all(
    open.map(async ({ send, close }) => {
      for (let place = next++; place < deliveries.length; place = next++) {
        const early = (place / perSecond) * 1000 - (performance.now() - began)
        if (early > 1) await wait(early)
        const sent = performance.now()
        const status = await send(deliveries[place] as Buffer)
        milliseconds.push(performance.now() - sent)
        statuses[status] = (statuses[status] ?? 0) + 1
      }
      close()
    }),
  )
  return { seconds: (performance.now() - began) / 1000, statuses, milliseconds }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
