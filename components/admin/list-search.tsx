import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Select } from '@/components/ui/select'

interface Props {
  action: string
  search: string
  state: string
  states: { value: string; label: string }[]
  /** What of the address stays through a new search. */
  kept?: Record<string, string | undefined>
  /** Where the search is empty again; null while it is. */
  clearHref: string | null
  text: { search: string; state: string; anyState: string; show: string; clear: string }
}

/** A plain form: the address it leads to is the answer's own, to be kept or sent on. */
export function ListSearch({ action, search, state, states, kept = {}, clearHref, text }: Props) {
  return (
    <form action={action} className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-64">
        <Field type="search" name="search" label={text.search} defaultValue={search} maxLength={200} />
      </div>
      <div className="min-w-0 max-sm:w-full">
        <Select
          name="state"
          label={text.state}
          defaultValue={state}
          options={[{ value: '', label: text.anyState }, ...states]}
        />
      </div>
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
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
