import { Moment, type MomentText } from '../moment'

export interface NoteEntry {
  id: string
  text: string
  who: string
  when: MomentText
}

export function NoteList({ notes, none }: { notes: NoteEntry[]; none: string }) {
  if (notes.length === 0) return <p className="text-muted">{none}</p>
  return (
    <ol className="divide-y divide-line">
      {notes.map(({ id, text, who, when }) => (
        <li key={id} className="grid gap-1 py-3 first:pt-0">
          <p dir="auto" className="whitespace-pre-line wrap-anywhere">
            {text}
          </p>
          <p className="text-14 wrap-anywhere text-muted">
            {who} · <Moment moment={when} />
          </p>
        </li>
      ))}
    </ol>
  )
}
