import { Client } from 'pg'

export async function connected<Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client(url)
  await client.connect()
  return work(client).finally(() => client.end())
}
