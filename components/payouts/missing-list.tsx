import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { ChevronRight, CircleAlert } from '@/components/ui/icons'

export interface MissingItem {
  label: string
  /** Why the last answer was refused. */
  problem: string | null
  action: string
}

export interface MissingGroup {
  title: string | null
  /** Overdue is red, due is amber; null for what can wait, which is folded. */
  urgency: 'red' | 'amber' | null
  topics: { title: string; items: MissingItem[] }[]
}

export interface MissingText {
  title: string
  groups: MissingGroup[]
}

export function MissingList({ title, groups }: MissingText) {
  return (
    <Card>
      <h2 className="text-20 font-semibold">{title}</h2>
      {groups.map((group) => (
        <section key={group.title} className="mt-5">
          {group.title !== null && <GroupTitle urgency={group.urgency}>{group.title}</GroupTitle>}
          <div className="mt-1 divide-y divide-line">
            {group.topics.map((topic) => (
              <details key={topic.title} open={group.urgency !== null} className="group">
                <summary className="flex min-h-11 list-none items-center gap-1.5 py-2 font-medium [&::-webkit-details-marker]:hidden">
                  <ChevronRight
                    aria-hidden
                    size={16}
                    className="shrink-0 text-muted group-open:rotate-90 motion-safe:transition-transform motion-safe:duration-150"
                  />
                  <span>
                    {topic.title}
                    {topic.items.length > 1 && <span className="font-normal text-muted"> ({topic.items.length})</span>}
                  </span>
                </summary>
                <ul className="mb-4 grid gap-4 pl-5.5">
                  {topic.items.map((item) => (
                    <Missing key={`${item.label} ${item.action}`} item={item} isLate={group.urgency === 'red'} />
                  ))}
                </ul>
              </details>
            ))}
          </div>
        </section>
      ))}
    </Card>
  )
}

function GroupTitle({ urgency, children }: { urgency: MissingGroup['urgency']; children: string }) {
  return (
    <h3 className="font-medium text-muted">{urgency === null ? children : <Badge tone={urgency}>{children}</Badge>}</h3>
  )
}

function Missing({ item: { label, problem, action }, isLate }: { item: MissingItem; isLate: boolean }) {
  return (
    <li>
      <p className="font-medium">{label}</p>
      {problem !== null && (
        <p className={`flex items-start gap-1.5 ${isLate ? 'text-red' : 'text-amber'}`}>
          <CircleAlert aria-hidden size={16} className="mt-1 shrink-0" />
          {problem}
        </p>
      )}
      <p className="text-muted">{action}</p>
    </li>
  )
}
