import { Badge } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/submit-button'
import { AccountCard } from './account-card'
import type { SavedAnswer } from './saved'

interface Session {
  id: string
  isThis: boolean
  /** The browser’s; where it has none, which one it is. */
  name: string
  isNamed: boolean
  /** null for this browser. */
  used: string | null
  began: string
  ends: string
}

interface Props {
  sessions: Session[]
  end(form: FormData): Promise<void>
  endOthers(): Promise<void>
  saved: SavedAnswer | null
  words: {
    title: string
    what: string
    here: string
    end: string
    endOthers: string
    working: string
  }
}

export function SessionList({ sessions, end, endOthers, saved, words }: Props) {
  const others = sessions.filter(({ isThis }) => !isThis)
  return (
    <AccountCard title={words.title} saved={saved}>
      <p className="max-w-prose text-14 text-muted">{words.what}</p>
      <ul className="mt-4 grid divide-y divide-line">
        {sessions.map(({ id, isThis, name, isNamed, used, began, ends }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div id={`session-${id}`}>
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
                {name}
                {isThis && isNamed && (
                  <Badge tone="done" isSmall>
                    {words.here}
                  </Badge>
                )}
              </p>
              {used !== null && <p className="text-14 text-muted">{used}</p>}
              <p className="text-14 text-muted">{began}</p>
              <p className="text-14 text-muted">{ends}</p>
            </div>
            {!isThis && (
              <form action={end}>
                <input type="hidden" name="id" value={id} />
                <SubmitButton variant="quiet" working={words.working} describedBy={`session-${id}`}>
                  {words.end}
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <form action={endOthers} className="mt-3">
          <SubmitButton variant="quiet" working={words.working}>
            {words.endOthers}
          </SubmitButton>
        </form>
      )}
    </AccountCard>
  )
}
