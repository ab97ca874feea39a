import type { ListStore } from '../../ports/list-store'
import type { AdminId, ListId } from '../../vocabulary/ids'
import { type JudgedList, judgeList, type ToAddress } from './judge-list'
import { type GivenRow, type ReadList, readList } from './read-list'

export type CheckListAnswer = { kind: 'kept' } | Exclude<ReadList, { kind: 'read' }>

export type JudgedOrInvited = ({ kind: 'waiting' } & JudgedList) | { kind: 'invited'; invited: number }

export type InviteListAnswer =
  | { kind: 'invited'; invited: number }
  /** Since the page was shown; nobody was invited. */
  | { kind: 'changed' }
  | { kind: 'none' }

interface Ports {
  store: { coaches: ListStore }
  toAddress: ToAddress
}

export async function checkList(
  { store }: Pick<Ports, 'store'>,
  { id, text }: { id: ListId; text: string },
  adminId: AdminId,
): Promise<CheckListAnswer> {
  const list = readList(text)
  if (list.kind !== 'read') return list
  await store.coaches.keepList({ id, rows: list.rows }, adminId)
  return { kind: 'kept' }
}

export async function findList(ports: Ports, id: ListId): Promise<JudgedOrInvited | null> {
  const list = await ports.store.coaches.findList(id)
  if (list === null || list.kind === 'invited') return list
  return { kind: 'waiting', ...(await judge(ports, list.rows)) }
}

/** @param seen how many coaches the page said it would invite */
export async function inviteList(ports: Ports, id: ListId, seen: number, adminId: AdminId): Promise<InviteListAnswer> {
  const list = await ports.store.coaches.findList(id)
  if (list === null) return { kind: 'none' }
  if (list.kind === 'invited') return list
  const { good } = await judge(ports, list.rows)
  if (good.length === 0 || good.length !== seen) return { kind: 'changed' }
  const outcome = await ports.store.coaches.inviteListed(id, good, adminId)
  if (outcome === 'done') return inviteList(ports, id, seen, adminId)
  return outcome === 'invited' ? { kind: 'invited', invited: good.length } : { kind: 'changed' }
}

async function judge({ store, toAddress }: Ports, rows: GivenRow[]): Promise<JudgedList> {
  const emails = rows.flatMap(({ cells: [email = ''] }) => toAddress(email) ?? [])
  const references = rows.flatMap(({ cells: [, , reference = ''] }) => (reference === '' ? [] : [reference]))
  return judgeList(rows, await store.coaches.findTaken({ emails, references }), toAddress)
}
