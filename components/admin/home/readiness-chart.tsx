import { PageLink } from '@/components/ui/page-link'
import { Axis } from './axis'
import { areaPath, linePath, type Point, stretches } from './shapes'

interface Props {
  /** "57.6%", and "1,735 of 3,012 can be paid". */
  share: string
  headline: string
  /** This week against last week. */
  change: string
  label: string
  /** By day; null where nobody counted. */
  payable: (number | null)[]
  others: (number | null)[]
  axis: { from: string; until: string }
  /** Days without figures, in words; null: none. */
  gap: string | null
  legend: { payable: { text: string; href: string }; others: { text: string; href: string } }
}

const height = 100

export function ReadinessChart({ share, headline, change, label, payable, others, axis, gap, legend }: Props) {
  const most = Math.max(1, ...payable.map(Number), ...others.map(Number)) * 1.05
  return (
    <>
      <div className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)] sm:items-end">
        <p className="text-40 font-semibold tracking-tight">{share}</p>
        <div className="sm:pb-1.5">
          <p>{headline}</p>
          <p className="text-14 text-muted">{change}</p>
        </div>
      </div>
      <div>
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${payable.length - 1} ${height}`}
          preserveAspectRatio="none"
          className="block h-32 w-full overflow-visible"
        >
          <path
            d={`M0 ${height}H${payable.length - 1}`}
            className="stroke-line-strong"
            vectorEffect="non-scaling-stroke"
          />
          {stretches(payable, most, height).map((points) => (
            <path key={points[0]?.x} d={areaPath(points, height)} className="fill-green-soft forced-colors:fill-none" />
          ))}
          {stretches(others, most, height).map((points) => (
            <Line key={points[0]?.x} points={points} color="stroke-grey" isDashed />
          ))}
          {stretches(payable, most, height).map((points) => (
            <Line key={points[0]?.x} points={points} color="stroke-green" />
          ))}
        </svg>
        <Axis {...axis} />
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-14">
        <Key {...legend.payable} dash={undefined} stroke="stroke-green" />
        <Key {...legend.others} dash="4 4" stroke="stroke-grey" />
      </ul>
      {gap !== null && <p className="text-14 text-muted">{gap}</p>}
    </>
  )
}

function Line({ points, color, isDashed = false }: { points: Point[]; color: string; isDashed?: boolean }) {
  const isDot = points.length === 1
  return (
    <path
      d={linePath(points)}
      className={`fill-none [stroke-linecap:round] [stroke-linejoin:round] ${isDot ? 'stroke-[8]' : 'stroke-[3]'} ${color} forced-colors:stroke-[CanvasText]`}
      strokeDasharray={isDashed && !isDot ? '4 5' : undefined}
      vectorEffect="non-scaling-stroke"
    />
  )
}

function Key({ text, href, dash, stroke }: { text: string; href: string; dash: string | undefined; stroke: string }) {
  return (
    <li>
      <PageLink
        href={href}
        className="inline-flex min-h-8 items-center gap-2 underline decoration-line-strong underline-offset-4"
      >
        <svg aria-hidden width="20" height="4" className="shrink-0">
          <path
            d="M0 2H20"
            strokeWidth="3"
            strokeDasharray={dash}
            className={`${stroke} forced-colors:stroke-[CanvasText]`}
          />
        </svg>
        {text}
      </PageLink>
    </li>
  )
}
