import { Badge, type BadgeTone } from '@/components/ui/badge'

interface Props {
  tone: BadgeTone
  settled: number
  total: number
  text: { state: string; progress: string; what: string | null }
}

export function BatchProgress({ tone, settled, total, text }: Props) {
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={tone}>{text.state}</Badge>
        <span id="progress" className="tabular-nums">
          {text.progress}
        </span>
      </div>
      <progress aria-labelledby="progress" value={settled} max={total} className="h-2 w-full accent-accent" />
      {text.what !== null && <p className="text-14 text-muted">{text.what}</p>}
    </div>
  )
}
