import { Card } from '@/components/ui/card'

interface Props {
  rows: { row: number; why: string; given: string }[]
  text: { title: string; what: string; caption: string; row: string; why: string; given: string }
}

export function BadRows({ rows, text }: Props) {
  return (
    <Card>
      <section className="grid gap-3">
        <h2 className="text-16 font-semibold">{text.title}</h2>
        <p className="max-w-prose text-14 text-muted">{text.what}</p>
        <table className="w-full text-left text-14">
          <caption className="sr-only">{text.caption}</caption>
          <thead>
            <tr className="border-b border-line text-muted">
              <th scope="col" className="py-2 pr-4 font-medium">
                {text.row}
              </th>
              <th scope="col" className="py-2 pr-4 font-medium">
                {text.why}
              </th>
              <th scope="col" className="py-2 font-medium max-sm:hidden">
                {text.given}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, why, given }) => (
              <tr key={row} className="border-b border-line align-top last:border-b-0">
                <th scope="row" className="py-2 pr-4 font-medium tabular-nums">
                  {row}
                </th>
                <td className="py-2 pr-4">
                  {why}
                  <span className="block wrap-anywhere text-muted sm:hidden">{given}</span>
                </td>
                <td className="py-2 wrap-anywhere text-muted max-sm:hidden">{given}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
