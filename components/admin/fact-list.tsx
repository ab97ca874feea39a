import { CopyText, type CopyWords } from '@/components/ui/copy-text'

export interface Fact {
  name: string
  text?: string
  /** An id or provider code, set apart from words. */
  code?: string
  /** Copies the code at a press. */
  copy?: CopyWords
}

export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="divide-y divide-line text-14">
      {facts.map(({ name, text, code, copy }) => (
        <div key={`${name} ${text}`} className="grid gap-x-3 py-2 sm:grid-cols-[10rem_1fr]">
          <dt className="text-muted">{name}</dt>
          <dd className="flex min-w-0 flex-wrap gap-x-2">
            {text !== undefined && <span className="wrap-anywhere">{text}</span>}
            {code !== undefined && copy !== undefined && <CopyText text={code} words={copy} />}
            {code !== undefined && copy === undefined && <code className="wrap-anywhere text-muted">{code}</code>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
