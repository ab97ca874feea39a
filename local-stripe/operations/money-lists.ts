import type { Call } from '../api/operation'
import { noSuch } from '../errors'
import { findMoney, type Kind } from '../store/money'
import { type Condition, pageOf } from '../store/page'
import type { PageParams } from '../store/page-limits'
import { refuseUnbuilt } from './unbuilt'

const places = ['created', 'ending_before', 'limit', 'starting_after']

type ListParams = PageParams & Record<string, string | undefined>

/** Lists one kind of object of the platform's payments, by the filters it is given: a parameter and the fields it names. */
export function listOf(kind: Kind, url: string, filters: Record<string, string[]> = {}) {
  return async ({ tx, platform, params }: Call<ListParams>) => {
    refuseUnbuilt(params, [...places, ...Object.keys(filters)])
    const where = Object.entries(filters).flatMap(([param, fields]): Condition[] => {
      const value = params[param]
      const named = fields.map((field) => `body->>'${field}'`).join(', ')
      return value === undefined ? [] : [[`? IN (${named})`, value]]
    })
    return pageOf(tx, { table: kind, body: 'body', kind, url, platform: platform.id, where }, params)
  }
}

export function retrieverOf(kind: Kind) {
  return async ({ tx, platform, params, ids: [id = ''] }: Call) => {
    refuseUnbuilt(params, [])
    const body = await findMoney(tx, kind, platform.id, id)
    if (body === null) throw noSuch(kind, id)
    return body
  }
}
