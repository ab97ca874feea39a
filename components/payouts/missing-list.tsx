import { Card } from '@/components/ui/card'

export interface MissingItem {
  label: string
  action: string
  due: string | null
  error: { label: string; action: string } | null
}

export interface MissingBucket {
  title: string
  isOpen: boolean
  topics: { title: string; items: MissingItem[] }[]
}

export function MissingList({ title, buckets }: { title: string; buckets: MissingBucket[] }) {
  return (
    <Card>
      <h2 className="text-20 font-semibold">{title}</h2>
      {buckets.map((bucket) => (
        <section key={bucket.title} className="mt-5">
          <h3 className="font-medium text-muted">{bucket.title}</h3>
          <div className="mt-1 divide-y divide-line">
            {bucket.topics.map((topic) => (
              <details key={topic.title} open={bucket.isOpen} className="py-3">
                <summary className="font-medium">
                  {topic.title} <span className="font-normal text-muted">({topic.items.length})</span>
                </summary>
                <ul className="mt-2 grid gap-3 pl-5">
                  {topic.items.map((item) => (
                    <Missing key={item.label} item={item} />
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

function Missing({ item: { label, action, due, error } }: { item: MissingItem }) {
  return (
    <li>
      <p className="font-medium">{label}</p>
      {error !== null && (
        <p className="text-amber">
          {error.label}: {error.action}
        </p>
      )}
      <p className="text-muted">{action}</p>
      {due !== null && <p className="text-14 text-amber">{due}</p>}
    </li>
  )
}
