/** A full disk or a slow reader loses lines but nothing else. */
const bearable = new Set(['ENOSPC', 'EDQUOT', 'EAGAIN'])

/**
 * Calls back when nobody can read our output any more, as after `npm start | head`. Otherwise we would fail forever to
 * print that we failed to print, and answer nobody.
 */
export function whenOutputBreaks(act: () => void): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (!bearable.has(code)) act()
    })
}
