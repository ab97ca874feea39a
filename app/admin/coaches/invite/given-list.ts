import { z } from 'zod'
import type { SearchParams } from '@/app/search-params'
import type { ListId } from '@/lib/payouts/vocabulary/ids'
import { decodeFile } from './decode-file'

/** Of the file, else of the field. text null: the file is no text. */
export async function readGivenList(form: FormData): Promise<{ text: string | null; field: 'file' | 'text' }> {
  const [file, typed] = [form.get('file'), form.get('text')]
  if (file instanceof File && file.size > 0)
    return { text: decodeFile(new Uint8Array(await file.arrayBuffer())), field: 'file' }
  return { text: typeof typed === 'string' ? typed : '', field: 'text' }
}

export function toListId(typed: SearchParams[string] | FormDataEntryValue | null): ListId | null {
  const id = z.guid().safeParse(typed)
  return id.success ? (id.data as ListId) : null
}

export const listPage = (id: ListId | null) => `/admin/coaches/invite${id === null ? '' : `?list=${id}`}`
