import { Button } from '@/components/ui/button'
import { PageLink } from '@/components/ui/page-link'

interface Props {
  action: string
  search: string
  state: string
  states: { value: string; word: string }[]
  /** Kept through a new search. */
  sort: string
  /** Where the search is empty again; null while it is. */
  clearHref: string | null
  text: { search: string; state: string; anyState: string; show: string; clear: string }
}

/** A plain form: the address it leads to is the answer's own, to be kept or sent on. */
export function CoachSearch({ action, search, state, states, sort, clearHref, text }: Props) {
  return (
    <form action={action} className="flex flex-wrap items-end gap-3">
      <label className="grid min-w-0 flex-1 basis-64 gap-1 text-14">
        {text.search}
        <input type="search" name="search" defaultValue={search} maxLength={200} className={box} />
      </label>
      <label className="grid min-w-0 gap-1 text-14 max-sm:w-full">
        {text.state}
        <select name="state" defaultValue={state} className={box}>
          <option value="">{text.anyState}</option>
          {states.map(({ value, word }) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <input type="hidden" name="sort" value={sort} />
      <Button type="submit" look="quiet">
        {text.show}
      </Button>
      {clearHref !== null && (
        <PageLink href={clearHref} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {text.clear}
        </PageLink>
      )}
    </form>
  )
}

const box = 'min-h-11 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-3 text-16'
