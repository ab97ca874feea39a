import { createServer } from 'node:http'

/** Answers 200 when `receive` has stored the event. */
export function serve(receive) {
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    try {
      await receive(Buffer.concat(chunks), request.headers['stripe-signature'])
      response.end('Received.\n')
    } catch (error) {
      console.error(error)
      response.writeHead(500).end('Not stored.\n')
    }
  })
  server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('The peer answers.'))
}
