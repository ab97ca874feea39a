import { refusal } from '../errors'
import type { Platform } from '../platform-key'
import { answersList, unexpandable } from '../schema/expandable'
import { findAccount } from '../store/accounts'
import { findMoney, type Kind } from '../store/money'
import { pageOf } from '../store/page'
import { accountOfPayout } from '../store/payouts'
import type { Queries } from '../store/queries'

/** The paths to expand. Refuses one that leads nowhere or too deep, docs.stripe.com/api/expanding_objects. */
export function requireExpandable(method: string, path: string, asked: string[]): string[][] {
  return asked.map((text) => {
    const at = text.split('.')
    if (at.length > 4) throw refusal('expanding too deep')
    const property = unexpandable(method, path, at)
    if (property === null) return at
    const isBesideData = answersList(method, path) && at[0] !== 'data'
    throw refusal(isBesideData ? 'expanding a list' : 'no expanding', { property })
  })
}

/** Replaces the id at each path with its object. */
export async function expanded(tx: Queries, platform: Platform, body: unknown, paths: string[][]): Promise<unknown> {
  let answer = body
  for (const path of paths) answer = await expandedAt(tx, platform, answer, path)
  return answer
}

async function expandedAt(tx: Queries, platform: Platform, value: unknown, at: string[]): Promise<unknown> {
  if (Array.isArray(value)) {
    const parts: unknown[] = []
    for (const part of value) parts.push(await expandedAt(tx, platform, part, at))
    return parts
  }
  if (typeof value === 'string') {
    const object = await objectBehind(tx, platform, value)
    return object === null ? value : expandedAt(tx, platform, object, at)
  }
  const [name = '', ...rest] = at
  if (typeof value !== 'object' || value === null || at.length === 0) return value
  const part = (await bankBehind(tx, value, name)) ?? (await listBehind(tx, platform, value, name))
  return part === undefined ? value : { ...value, [name]: await expandedAt(tx, platform, part, rest) }
}

/** A charge includes its refunds only when expanded, docs.stripe.com/api/charges/object#charge_object-refunds. */
async function listBehind(tx: Queries, platform: Platform, value: object, name: string): Promise<unknown> {
  const { id, object } = value as { id?: string; object?: string }
  if (object !== 'charge' || name !== 'refunds') return (value as Record<string, unknown>)[name]
  const source = { table: 'refund', body: 'body', kind: 'refund', platform: platform.id } as const
  return pageOf(tx, { ...source, url: `/v1/charges/${id}/refunds`, where: [["body->>'charge' = ?", id]] }, {})
}

/** The bank account of a payout. One that was replaced since stays an id (*inferred*). */
async function bankBehind(tx: Queries, value: object, name: string): Promise<unknown> {
  const { id, object, destination } = value as { id: string; object?: string; destination?: unknown }
  if (object !== 'payout' || name !== 'destination' || typeof destination !== 'string') return undefined
  const account = await findAccount(tx, (await accountOfPayout(tx, id)) ?? '')
  const banks = account?.shown.external_accounts.data ?? []
  return banks.find((bank) => bank.id === destination)
}

/** Null for an account out of reach: its id stays an id. */
async function objectBehind(tx: Queries, platform: Platform, id: string): Promise<unknown> {
  const kind = kinds[id.slice(0, id.indexOf('_'))]
  if (kind !== undefined) return findMoney(tx, kind, platform.id, id)
  if (id.startsWith('ba_')) return null
  if (!id.startsWith('acct_')) throw refusal('unsupported expanding', { id })
  const account = await findAccount(tx, id)
  const isInReach = account?.platform === platform.id && account.access === 'granted'
  return isInReach ? account.shown : null
}

/** What an id's prefix says. */
const kinds: Record<string, Kind> = {
  pi: 'payment_intent',
  ch: 'charge',
  py: 'charge',
  re: 'refund',
  pyr: 'refund',
  tr: 'transfer',
  trr: 'transfer_reversal',
  fee: 'application_fee',
  fr: 'fee_refund',
  du: 'dispute',
  po: 'payout',
  txn: 'balance_transaction',
}
