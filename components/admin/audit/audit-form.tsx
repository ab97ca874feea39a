import { AddressForm } from '@/components/ui/address-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Select, type SelectOption } from '@/components/ui/select'

type Name = 'kind' | 'by' | 'decider' | 'coach' | 'from' | 'to'
type Values = Record<Name, string>
type Text = Record<Name | 'any-kind' | 'anyone' | 'show' | 'clear', string>

interface Props {
  action: string
  values: Values
  errors: Partial<Values>
  kinds: SelectOption[]
  deciders: SelectOption[]
  /** Clears all; null with nothing to clear. */
  clearHref: string | null
  text: Text
}

export function AuditForm({ action, values, errors, kinds, deciders, clearHref, text }: Props) {
  const of = (name: Name) => ({ name, label: text[name], defaultValue: values[name], error: errors[name] })
  return (
    <AddressForm action={action} isFilter className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-3" noValidate>
      <Select {...of('kind')} options={[{ value: '', label: text['any-kind'] }, ...kinds]} />
      <Select {...of('by')} options={[{ value: '', label: text.anyone }, ...deciders]} />
      <Field {...of('decider')} maxLength={200} />
      <Field {...of('coach')} maxLength={200} />
      <Field {...of('from')} type="date" />
      <Field {...of('to')} type="date" />
      <div className="flex flex-wrap gap-3 sm:col-span-full">
        <Button type="submit" variant="quiet">
          {text.show}
        </Button>
        {clearHref !== null && (
          <PageLink href={clearHref} className="inline-flex min-h-11 items-center underline underline-offset-4">
            {text.clear}
          </PageLink>
        )}
      </div>
    </AddressForm>
  )
}
