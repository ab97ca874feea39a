import type { Caller } from '../caller'

/** A form as it stands on a page: its action's id and everything it sends along. */
export interface ActionForm {
  page: string
  actionId: string
  /** Hidden fields, those that name the action among them. */
  fields: [name: string, value: string][]
}

/** Takes the form of that action from a page, as the caller sees it. */
export async function takeForm(page: string, actionId: string, { headers }: Caller): Promise<ActionForm> {
  const response = await fetch(page, { headers, redirect: 'manual' })
  const forms = (await response.text()).match(/<form\b.*?<\/form>/gs) ?? []
  const form = forms.find((each) => each.includes(actionId))
  if (form === undefined) throw new Error(`${page} answered ${response.status} without a form of ${actionId}`)
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)]
  return { page, actionId, fields: fields.map(([, name = '', value = '']) => [name, unescapeText(value)]) }
}

/** How a browser sends it: with JavaScript off the whole form, otherwise a call that names the action. */
export type Way = 'plain' | 'scripted'

export interface Sending {
  by: Caller
  way?: Way
  /** What the person filled in. */
  filled?: Record<string, string>
  /** Whose page sends it; the app's own if left out, null for a sender that does not say. */
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
