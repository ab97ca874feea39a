import type { Caller } from '../caller'

/** A page's form: its action id and everything it sends. */
export interface ActionForm {
  page: string
  actionId: string
  /** Hidden fields, including those that name the action. */
  fields: [name: string, value: string][]
}

/** Finds an action's form on a page, as the caller sees it. */
export async function takeForm(page: string, actionId: string, { headers }: Caller): Promise<ActionForm> {
  const response = await fetch(page, { headers, redirect: 'manual' })
  const forms = (await response.text()).match(/<form\b.*?<\/form>/gs) ?? []
  const form = forms.find((each) => each.includes(actionId))
  if (form === undefined) throw new Error(`${page} answered ${response.status} without a form of ${actionId}`)
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)]
  return { page, actionId, fields: fields.map(([, name = '', value = '']) => [name, unescapeText(value)]) }
}

/** Without JavaScript the browser sends the whole form; with it, a call naming the action. */
export type Way = 'plain' | 'scripted'

export interface Sending {
  by: Caller
  way?: Way
  /** Filled-in fields. */
  filled?: Record<string, string>
  /** The sending page's origin; the app's by default, null for none. */
  origin?: string | null
}

export function sendForm(form: ActionForm, { by, way = 'plain', filled = {}, origin }: Sending): Promise<Response> {
  const own = origin === undefined ? new URL(form.page).origin : origin
  const headers = { ...by.headers, ...(own === null ? {} : { origin: own }) }
  const filledFields = Object.entries(filled)
  if (way === 'plain') return post(form.page, headers, [...form.fields, ...filledFields])
  const given = form.fields.filter(([name]) => !name.startsWith('$ACTION'))
  const call = form.fields.some(([name]) => name.startsWith('$ACTION_REF')) ? '[{},"$K1"]' : '["$K1"]'
  const numbered = [...given, ...filledFields].map(([name, value]) => [`_1_${name}`, value] as [string, string])
  return post(form.page, { ...headers, 'next-action': form.actionId }, [...numbered, ['0', call]])
}

function post(url: string, headers: Record<string, string>, fields: [string, string][]): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return fetch(url, { method: 'POST', headers, body, redirect: 'manual' })
}

function unescapeText(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}
