import { Badge } from '@/components/ui/badge'

export interface ExampleAnswer {
  tone: keyof typeof edges
  badge: string
  answer: string
  what: string
}

/** Pictures of a coach's page, in its own words. */
export function ExampleAnswers({ caption, examples }: { caption: string; examples: ExampleAnswer[] }) {
  return (
    <figure>
      <div className="grid gap-4">
        {examples.map(({ tone, badge, answer, what }) => (
          <div
            key={badge}
            className={`rounded-card border border-t-4 border-line bg-surface p-5 sm:p-6 ${edges[tone]}`}
          >
            <Badge tone={tone}>{badge}</Badge>
            <p className="mt-3 text-20 font-semibold tracking-tight">{answer}</p>
            <p className="mt-1 text-muted">{what}</p>
          </div>
        ))}
      </div>
      <figcaption className="mt-3 text-14 text-muted">{caption}</figcaption>
    </figure>
  )
}

const edges = { green: 'border-t-green', amber: 'border-t-amber' }
