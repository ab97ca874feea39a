import type { Call } from '../../api/operation'
import { noSuch } from '../../errors'
import { findMoney, findMoneyOf, type KindInBooks } from '../../store/money'
import { type Condition, pageOf } from '../../store/page'
import type { PageParams } from '../../store/page-limits'
import { refuseUnsupported } from '../common-params'

const places = ['created', 'ending_before', 'limit', 'starting_after']

type ListParams = PageParams & Record<string, string | undefined>

/**
 * Lists one kind of object in the books of the platform or of the account it acts for. A filter maps a parameter to the
 * fields it matches.
 */
export function listOf(kind: KindInBooks, url: string, filters: Record<string, string[]> = {}) {
  return async ({ tx, platform, account, params }: Call<ListParams>) => {
    refuseUnsupported(params, [...places, ...Object.keys(filters)])
    const filtered = Object.entries(filters).flatMap(([param, fields]): Condition[] => {
      const value = params[param]
      const named = fields.map((field) => `body->>'${field}'`).join(', ')
      return value === undefined ? [] : [[`? IN (${named})`, value]]
    })
    const source = { table: kind, body: 'body', kind, url, platform: platform.id }
    return pageOf(tx, { ...source, accountId: account?.id ?? null, where: filtered }, params)
  }
}

/** Lists the objects that belong to another; `field` names their owner. */
export function nestedListOf(owner: KindInBooks, kind: KindInBooks, field: string, urlOf: (id: string) => string) {
  return async ({ tx, platform, account, params, ids: [id = ''] }: Call<ListParams>) => {
    refuseUnsupported(params, ['ending_before', 'limit', 'starting_after'])
    const accountId = account?.id ?? null
    if ((await findMoneyOf(tx, owner, platform.id, accountId, id)) === null) throw noSuch(owner, id)
    const source = { table: kind, body: 'body', kind, url: urlOf(id), platform: platform.id, accountId } as const
    return pageOf(tx, { ...source, where: [[`body->>'${field}' = ?`, id]] }, params)
  }
}

export function nestedRetrieverOf(kind: KindInBooks, field: string) {
  return async ({ tx, platform, params, ids: [owner = '', id = ''] }: Call) => {
    refuseUnsupported(params, [])
    const body = await findMoney(tx, kind, platform.id, id)
    if (body?.[field as keyof typeof body] !== owner) throw noSuch(kind, id)
    return body
  }
}

export function retrieverOf(kind: KindInBooks) {
  return async ({ tx, platform, account, params, ids: [id = ''] }: Call) => {
    refuseUnsupported(params, [])
    const body = await findMoneyOf(tx, kind, platform.id, account?.id ?? null, id)
    if (body === null) throw noSuch(kind, id)
    return body
  }
}
