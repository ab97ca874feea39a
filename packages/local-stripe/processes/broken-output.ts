/** A full disk, or a reader who is slow, takes lines from us and nothing else. */
const bearable = new Set(['ENOSPC', 'EDQUOT', 'EAGAIN'])

/**
 * Calls back when nobody can read any more what this process prints, as after `npm start | head`. Left alone it would
 * fail to print that it failed to print, for ever, and answer nobody meanwhile.
 */
export function whenOutputBreaks(act: () => void): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (!bearable.has(code)) act()
    })
}
