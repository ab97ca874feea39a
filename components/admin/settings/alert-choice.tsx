interface Props {
  name: string
  title: string
  hint: string
  options: { value: string; label: string }[]
  chosen: string
}

/** One answer of a few, as a row of radio buttons. */
export function AlertChoice({ name, title, hint, options, chosen }: Props) {
  return (
    <fieldset className="grid content-start gap-2 border-t border-line pt-4" aria-describedby={`${name}-hint`}>
      <legend className="float-left font-medium">{title}</legend>
      <p id={`${name}-hint`} className="clear-both text-14 text-muted">
        {hint}
      </p>
      <div className="mt-1 flex flex-wrap gap-2">
        {options.map(({ value, label }) => (
          <label
            key={value}
            className="flex min-h-11 items-center gap-2 rounded-lg border border-line-strong px-2.5 text-14 sm:px-3 has-checked:border-ink has-checked:bg-grey-soft"
          >
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} className="size-4" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
