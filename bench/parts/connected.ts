import { Client } from 'pg'

export async function connected<Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url, options: '-c search_path=public' })
  await client.connect()
  return work(client).finally(() => client.end())
}
