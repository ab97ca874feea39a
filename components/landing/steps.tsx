export interface Step {
  title: string
  what: string
}

export function Steps({ title, steps }: { title: string; steps: Step[] }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-4 text-20 font-semibold tracking-tight">
        {title}
      </h2>
      <ol className="grid gap-4 md:grid-cols-3">
        {steps.map(({ title, what }, at) => (
          <li key={title} className="rounded-card border border-line bg-surface p-5 sm:p-6">
            <span aria-hidden className="text-20 text-muted">
              {at + 1}
            </span>
            <h3 className="mt-2 font-semibold">{title}</h3>
            <p className="mt-1 text-muted">{what}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
