interface Props {
  label: string
  /** Sections of the page, by their ids. */
  parts: { id: string; title: string }[]
}

export function PartLinks({ label, parts }: Props) {
  return (
    <nav aria-label={label} className="-my-2">
      <ul className="flex flex-wrap gap-x-5">
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex min-h-8 items-center text-14 underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
