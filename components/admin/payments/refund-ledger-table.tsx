interface Props {
  caption: string
  /** Each with its sign. */
  lines: { who: string; moved: string }[]
}

export function RefundLedgerTable({ caption, lines }: Props) {
  return (
    <table className="w-full text-left">
      <caption className="pb-1 text-left text-14 text-muted">{caption}</caption>
      <tbody className="divide-y divide-line border-y border-line">
        {lines.map(({ who, moved }) => (
          <tr key={who}>
            <th scope="row" className="py-2.5 pr-4 font-normal wrap-anywhere">
              {who}
            </th>
            <td className="py-2.5 text-right font-medium whitespace-nowrap tabular-nums">{moved}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
