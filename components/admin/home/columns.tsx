import { heightOf } from './shapes'

export interface Column {
  id: string
  /** null: there is no figure. */
  value: number | null
  /** What the bar says, with its day. */
  label: string
  href: string | null
}

interface Props {
  label: string
  columns: Column[]
  most: number
  tone: keyof typeof fills
  isLow?: boolean
}

const fills = {
  ink: 'fill-ink',
  grey: 'fill-line-strong',
  amber: 'fill-amber',
  red: 'fill-red',
}

const height = 100
const [step, width] = [10, 8]

/**
 * A bar for each day or hour. The keyboard reaches the same links in the table below, where a day is a line and not a
 * sliver.
 */
export function Columns({ label, columns, most, tone, isLow = false }: Props) {
  return (
    <svg
      aria-label={label}
      viewBox={`0 0 ${columns.length * step} ${height}`}
      preserveAspectRatio="none"
      className={`block w-full overflow-visible ${isLow ? 'h-9' : 'h-28'}`}
    >
      <path
        d={`M0 ${height}H${columns.length * step}`}
        className="stroke-line-strong"
        vectorEffect="non-scaling-stroke"
      />
      {columns.map((column, n) => (
        <Bar key={column.id} column={column} x={n * step} most={most} fill={fills[tone]} />
      ))}
    </svg>
  )
}

function Bar({
  column: { value, label, href },
  x,
  most,
  fill,
}: {
  column: Column
  x: number
  most: number
  fill: string
}) {
  const tall = heightOf(value ?? 0, most, height)
  const bar = (
    <>
      <title>{label}</title>
      <rect x={x} width={step} height={height} className="fill-transparent" />
      <rect
        x={x + (step - width) / 2}
        y={height - tall}
        width={width}
        height={tall}
        className={`${fill} forced-colors:fill-[CanvasText]`}
      />
      {value === null && (
        <path
          d={`M${x + step / 2} ${height}V0`}
          strokeDasharray="2 4"
          className="stroke-line-strong"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </>
  )
  if (href === null || !value) return <g>{bar}</g>
  return (
    <a href={href} aria-label={label} tabIndex={-1} className="hover:opacity-60">
      {bar}
    </a>
  )
}
