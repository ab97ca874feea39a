export interface Fact {
  name: string
  text?: string
  /** An id or provider code, set apart from words. */
  code?: string
}

export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="divide-y divide-line text-14">
      {facts.map(({ name, text, code }) => (
        <div key={name} className="grid gap-x-3 py-2 sm:grid-cols-[10rem_1fr]">
          <dt className="text-muted">{name}</dt>
          <dd className="flex min-w-0 flex-wrap gap-x-2">
            {text !== undefined && <span className="wrap-anywhere">{text}</span>}
            {code !== undefined && <code className="wrap-anywhere text-muted">{code}</code>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
