interface Props {
  label: string
  lines: { word: string; count: string }[]
}

/** How many came, or would come, to what. */
export function OutcomeList({ label, lines }: Props) {
  return (
    <ul aria-label={label} className="w-full divide-y divide-line">
      {lines.map(({ word, count }) => (
        <li key={word} className="grid grid-cols-[minmax(3rem,auto)_1fr] gap-3 py-2">
          <span className="text-right font-semibold tabular-nums">{count}</span>
          <span>{word}</span>
        </li>
      ))}
    </ul>
  )
}
