export interface RequirementGroup {
  title: string
  items: RequirementItem[]
}

export interface RequirementItem {
  key: string
  what: string
  topic: string
  due: string | null
  /** For how long it has been asked. */
  open: string | null
  error: string | null
  /** The provider's own names, and its sentence where it refused the last answer. */
  asked: { key: string; wrong: string | null }[]
}

export function RequirementGroups({ groups, none }: { groups: RequirementGroup[]; none: string }) {
  if (groups.length === 0) return <p className="text-muted">{none}</p>
  return (
    <div className="grid gap-4">
      {groups.map(({ title, items }) => (
        <section key={title}>
          <h3 className="text-14 font-semibold text-muted">{title}</h3>
          <ul className="divide-y divide-line">
            {items.map(({ key, what, topic, due, open, error, asked }) => (
              <li key={key} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span>
                  {what} {topic !== what && <span className="text-14 text-muted">{topic}</span>}
                </span>
                {(due !== null || open !== null) && (
                  <span className="text-14 tabular-nums text-muted">
                    {[due, open].filter((each) => each !== null).join(' · ')}
                  </span>
                )}
                {error !== null && <span className="w-full text-14 text-amber">{error}</span>}
                {asked.map(({ key, wrong }) => (
                  <span key={key} className="w-full text-14 wrap-anywhere text-muted">
                    <code>{key}</code>
                    {wrong !== null && ` · ${wrong}`}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
