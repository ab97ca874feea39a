import { buttonClasses } from '@/components/ui/button'
import { LeavingLink } from '@/components/ui/leaving-link'

interface Props {
  /** Of the file, without its extension. */
  path: string
  /** Of the view; empty for all. */
  query: string
  text: { xlsx: string; csv: string }
}

/** The whole view as a file. */
export function Downloads({ path, query, text }: Props) {
  return (
    <p className="flex flex-wrap gap-3">
      {(['xlsx', 'csv'] as const).map((format) => (
        <LeavingLink
          key={format}
          href={`${path}.${format}${query === '' ? '' : `?${query}`}`}
          isDownload
          className={buttonClasses('quiet')}
        >
          {text[format]}
        </LeavingLink>
      ))}
    </p>
  )
}
