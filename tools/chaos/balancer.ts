import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { Chance } from './chance'

/** A load balancer before the servers, with a ledger of accepted events. */
export interface Balancer {
  port: number
  /** Webhook events answered with 2xx, and the account of each. */
  accepted: ReadonlyMap<string, string>
  repeated(): number
  /** Accepted events that arrived after a newer one of the same account, by Stripe's seconds. */
  overtaken(): number
  deliveries(): number
  /** Deliveries that a server answered, whatever it said. */
  answered(): number
  statuses(): Record<number, number>
  close(): Promise<void>
}

/** Sends each message to a random server, or to the next when that one does not listen. */
export async function openBalancer(ports: readonly number[], chance: Chance): Promise<Balancer> {
  const accepted = new Map<string, string>()
  const statuses: Record<number, number> = {}
  const newest = new Map<string, number>()
  let [deliveries, repeated, overtaken] = [0, 0, 0]

  const note = ({ id, account, created }: { id: string; account: string; created: number }) => {
    if (accepted.has(id)) repeated += 1
    else if (created < (newest.get(account) ?? 0)) overtaken += 1
    accepted.set(id, account)
    newest.set(account, Math.max(created, newest.get(account) ?? 0))
  }
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = await readAll(incoming)
    const first = Math.floor(chance() * ports.length)
    const answer = await firstAnswer([...ports.slice(first), ...ports.slice(0, first)], incoming, body)
    deliveries += 1
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    if (answer.status === 200 && answer.text.startsWith('Received.')) note(JSON.parse(body.toString()))
    outgoing.writeHead(answer.status || 502).end(answer.text)
  }
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch((error) => outgoing.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    accepted,
    repeated: () => repeated,
    overtaken: () => overtaken,
    deliveries: () => deliveries,
    answered: () => deliveries - (statuses[none.status] ?? 0),
    statuses: () => statuses,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Answer {
  status: number
  text: string
}

const none: Answer = { status: 0, text: '' }

/** Only a message that reached no server is retried elsewhere; the fate of an interrupted one is unknown. */
async function firstAnswer(ports: number[], incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  for (const port of ports) {
    const answer = await ask(port, incoming, body)
    if (answer !== 'nobody') return answer
  }
  return none
}

function ask(port: number, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer | 'nobody'> {
  // The answer is read here, so ask for it uncompressed.
  const asked = { host: '127.0.0.1', port, method, path: url, headers: { ...headers, 'accept-encoding': 'identity' } }
  return new Promise((resolve) => {
    const outgoing = request(asked, async (response) => {
      const text = await readAll(response).catch(() => null)
      resolve(text === null ? none : { status: response.statusCode ?? 0, text: text.toString() })
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'nobody' : none))
    outgoing.end(body)
  })
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
