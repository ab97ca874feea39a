import { SubmitButton } from '@/components/ui/submit-button'
import { AccountCard } from './account-card'

interface Session {
  id: string
  isThis: boolean
  began: string
  ends: string
}

interface Props {
  sessions: Session[]
  end(form: FormData): Promise<void>
  endOthers(): Promise<void>
  words: {
    title: string
    what: string
    here: string
    elsewhere: string
    end: string
    endOthers: string
    working: string
  }
}

export function SessionList({ sessions, end, endOthers, words }: Props) {
  const others = sessions.filter(({ isThis }) => !isThis)
  return (
    <AccountCard title={words.title}>
      <p className="max-w-prose text-14 text-muted">{words.what}</p>
      <ul className="mt-4 grid divide-y divide-line">
        {sessions.map(({ id, isThis, began, ends }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div id={`session-${id}`}>
              <p className="font-medium">{isThis ? words.here : words.elsewhere}</p>
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
