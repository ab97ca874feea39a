import { AddressForm } from '@/components/ui/address-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'

interface Props {
  action: string
  values: { from: string; to: string }
  errors: { from?: string; to?: string }
  presets: { href: string; word: string; isShown: boolean }[]
  text: { from: string; to: string; show: string; presets: string }
}

export function PeriodForm({ action, values, errors, presets, text }: Props) {
  return (
    <div className="grid gap-4">
      <AddressForm action={action} className="flex flex-wrap items-start gap-3" noValidate>
        <div className="min-w-0 basis-full sm:basis-52">
          <Field type="date" name="from" label={text.from} defaultValue={values.from} error={errors.from} />
        </div>
        <div className="min-w-0 basis-full sm:basis-52">
          <Field type="date" name="to" label={text.to} defaultValue={values.to} error={errors.to} />
        </div>
        <div className="sm:pt-7.5">
          <Button type="submit" variant="quiet">
            {text.show}
          </Button>
        </div>
      </AddressForm>
      <nav aria-label={text.presets}>
        <ul className="flex flex-wrap gap-2">
          {presets.map(({ href, word, isShown }) => (
            <li key={href}>
              <PageLink
                href={href}
                aria-current={isShown ? 'true' : undefined}
                className="inline-flex min-h-8 items-center rounded-full border border-line px-3 text-14 text-muted hover:border-line-strong aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {word}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
