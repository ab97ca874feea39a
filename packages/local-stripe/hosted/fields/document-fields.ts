import { choice, type Field } from './field'

export const passingDocument = 'file_identity_document_success'

/** A document: an uploaded file, or a test document of docs.stripe.com/connect/testing. */
export function documentField(name: string, label: string): Field {
  return choice(
    name,
    label,
    [
      [passingDocument, 'Use a test document that passes'],
      ['file_identity_document_failure', 'Use a test document that fails'],
    ],
    { type: 'document', hint: 'The front is enough. PNG, JPEG or PDF, up to 10 MB. The file itself is not kept.' },
  )
}

/** The file input beside a document's choices. */
export function fileName(field: string): string {
  return `${field}.file`
}

const mostBytes = 10 * 1024 * 1024

/** Why a file is refused; null when accepted. Reads its first bytes, not its name. */
export async function fileProblem(file: File): Promise<string | null> {
  if (file.size > mostBytes) return 'This file is larger than 10 MB. Choose a smaller one.'
  const start = Buffer.from(await file.slice(0, 8).arrayBuffer()).toString('latin1')
  const isKnown = starts.some((known) => start.startsWith(known))
  return isKnown ? null : 'This file isn’t a PNG, JPEG or PDF. Choose another.'
}

const starts = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', '%PDF-']
