import type { PoolClient } from 'pg'
import type { CheckedSeals, SealFault } from '@/lib/payouts/ports/seal-store'
import { json, sql } from '../sql/sql'
import { checkSealsAfter, type Link, start } from './seal-check'

/** One turn, kept with how far it came: a server that dies in it leaves the turn to the next. */
export async function advanceCheck(
  client: PoolClient,
  most: number,
  everySeconds: number,
): Promise<CheckedSeals | null> {
  const { rows } = await client.query<CheckRow>(sql`
    SELECT reached::int, reached_hash, reached_id, faults, whole_number::int, whole_hash,
      coalesce(ended_at < now() - ${everySeconds} * interval '1 second', true) AS is_due
    FROM seal_check FOR UPDATE SKIP LOCKED`)
  const [check] = rows
  if (check === undefined || (check.reached === null && !check.is_due)) return null
  const begun = check.reached === null ? await begin(client, check) : goOn(check)
  const checked = await checkSealsAfter(client, begun.link, most)
  const isLast = checked.seals < most
  const faults = [...begun.faults, ...checked.faults].slice(0, mostFaults)
  const { number, hash, upToId } = checked.link
  if (isLast) await end(client, faults, checked.link)
  else
    await client.query(sql`
      UPDATE seal_check SET reached = ${number}, reached_hash = ${hash}, reached_id = ${upToId}::bigint, faults = ${json(faults)}`)
  return { seals: checked.seals, faults: [...begun.isNew, ...checked.faults], isLast }
}

/** All further ones follow from these; the row stays small. */
const mostFaults = 100

interface CheckRow {
  reached: number | null
  reached_hash: string | null
  reached_id: string | null
  faults: SealFault[]
  whole_number: number | null
  whole_hash: string | null
  is_due: boolean
}

interface Begun {
  link: Link
  faults: SealFault[]
  isNew: SealFault[]
}

function goOn({ reached, reached_hash, reached_id, faults }: CheckRow): Begun {
  const link = { number: reached ?? start.number, hash: reached_hash ?? start.hash, upToId: reached_id ?? start.upToId }
  return { link, faults, isNew: [] }
}

/** The newest seal of the last check must still be there: its end could be cut off, with the decisions. */
async function begin(client: PoolClient, { whole_number: seal, whole_hash: hash }: CheckRow): Promise<Begun> {
  const { rowCount } = await client.query(sql`SELECT FROM decision_seal WHERE number = ${seal} AND hash = ${hash}`)
  const faults: SealFault[] = seal === null || rowCount === 1 ? [] : [{ kind: 'replaced', seal }]
  return { link: start, faults, isNew: faults }
}

async function end(client: PoolClient, faults: SealFault[], { number, hash }: Link): Promise<void> {
  await client.query(sql`
    UPDATE seal_check SET reached = NULL, reached_hash = NULL, reached_id = NULL, faults = '[]', found = ${json(faults)},
      ended_at = now()`)
  if (faults.length > 0) return
  const whole = number === 0 ? null : { number, hash }
  await client.query(sql`
    UPDATE seal_check SET whole_at = now(), whole_number = ${whole?.number ?? null}, whole_hash = ${whole?.hash ?? null}`)
}
