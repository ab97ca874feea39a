import { createServer, type IncomingMessage } from 'node:http'
import { recordEvent } from './record-event'

const server = createServer(async (request, response) => {
  const signature = request.headers['stripe-signature']
  await recordEvent(await bodyOf(request), typeof signature === 'string' ? signature : '')
  response.end('Received.\n')
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('The bare server answers.'))

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
