import { createServer, type IncomingMessage } from 'node:http'
import { wire } from '../../lib/composition/root'
import { readEnv } from '../../lib/env'

/**
 * The control: a server that handles an event like the app, but answers before it is done. Under the same kills it must
 * lose events, or the kills prove nothing.
 */
const { engine, verifyWebhook } = wire(readEnv(process.env))

createServer(async (request, response) => {
  const signature = request.headers['stripe-signature']
  const verdict = verifyWebhook(await bodyOf(request), typeof signature === 'string' ? signature : null)
  if (verdict.kind !== 'event') {
    response.writeHead(verdict.kind === 'forged' ? 400 : 200).end('Not for us.\n')
    return
  }
  response.end('Received.\n')
  engine.receive(verdict.event).catch(() => console.error(`${verdict.event.id} was lost`))
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('The early server answers.'))

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
