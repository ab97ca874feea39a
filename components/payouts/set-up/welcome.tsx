import { IdCard, Landmark, ReceiptText } from '@/components/ui/icons'

export interface WelcomeText {
  steps: { title: string; list: Part[] }
  prepare: { title: string; list: (Part & { icon: keyof typeof icons })[] }
}

interface Part {
  title: string
  text: string
}

const icons = { 'photo-id': IdCard, 'tax-number': ReceiptText, 'bank-account': Landmark }

/** What a first visit reads before the form. */
export function Welcome({ steps, prepare }: WelcomeText) {
  return (
    <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
      <section>
        <h3 className="font-semibold">{steps.title}</h3>
        <ol className="mt-3 grid gap-3">
          {steps.list.map(({ title, text }, index) => (
            <li key={title} className="flex gap-3">
              <span
                aria-hidden
                className="flex size-7 shrink-0 items-center justify-center rounded-full border border-line-strong text-14 font-medium"
              >
                {index + 1}
              </span>
              <PartText title={title} text={text} />
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3 className="font-semibold">{prepare.title}</h3>
        <ul className="mt-3 grid gap-3">
          {prepare.list.map(({ icon, title, text }) => {
            const Icon = icons[icon]
            return (
              <li key={title} className="flex gap-3">
                <span aria-hidden className="flex size-7 shrink-0 items-center justify-center rounded-lg bg-grey-soft">
                  <Icon size={16} />
                </span>
                <PartText title={title} text={text} />
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}

function PartText({ title, text }: Part) {
  return (
    <div>
      <p className="font-medium">{title}</p>
      <p className="text-14 text-muted">{text}</p>
    </div>
  )
}
