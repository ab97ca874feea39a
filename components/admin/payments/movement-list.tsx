import { Moment, type MomentText } from '../moment'

export interface MovementEntry {
  id: string
  when: MomentText
  what: string
  amount: string
  more: string[]
}

export function MovementList({ movements, none }: { movements: MovementEntry[]; none: string }) {
  if (movements.length === 0) return <p className="text-muted">{none}</p>
  return (
    <ol className="divide-y divide-line">
      {movements.map(({ id, when, what, amount, more }) => (
        <li key={id} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 py-3">
          <span>{what}</span>
          <span className="font-medium tabular-nums">{amount}</span>
          <span className="col-span-2 text-14 text-muted">
            <Moment moment={when} />
            {[...more, id].map((fact) => (
              <span key={fact} className="break-words">
                {' · '}
                {fact}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}
