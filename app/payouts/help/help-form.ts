import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { HelpRequest } from '@/lib/payouts/help/help'
import type { HelpMessageId } from '@/lib/payouts/vocabulary/ids'
import { longestText, toText } from '@/lib/payouts/vocabulary/text'

export interface HelpForm {
  /** What the form keeps when it is shown again. */
  values: { id: string; text: string }
  request: Pick<HelpRequest, 'id' | 'text'>
  /** Characters of the text, without those that cannot be seen. */
  count: number
  fault: 'empty' | 'tooLong' | null
}

const uuid = z.guid()

export function readHelpForm(form: FormData): HelpForm {
  const [id, typed] = [uuid.safeParse(form.get('id')), form.get('text')]
  const values = { id: id.success ? id.data : randomUUID(), text: typeof typed === 'string' ? typed : '' }
  const text = toText(values.text)
  const count = [...text].length
  const fault = count === 0 ? 'empty' : count > longestText ? 'tooLong' : null
  return { values, request: { id: toMessageId(values.id, text), text }, count, fault }
}

/** The same text of the same form has the same id; without the form, the id says nothing about the text. */
function toMessageId(formId: string, text: string): HelpMessageId {
  const hash = createHash('sha256').update(`${formId}\n${text}`).digest('hex')
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as HelpMessageId
}

export function toSentMessage(word: unknown): HelpMessageId | null {
  const id = uuid.safeParse(word)
  return id.success ? (id.data as HelpMessageId) : null
}
