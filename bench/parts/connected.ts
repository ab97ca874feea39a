import { Client } from 'pg'

/** Does work on a connection of its own to the database at `url`. */
export async function connected<Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client(url)
  await client.connect()
  return work(client).finally(() => client.end())
}
