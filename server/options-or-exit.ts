import { refuseSwallowed } from './options.mjs'

/**
 * Parses the command line. On unknown options, prints an error and the usage, and exits with code 2.
 * @param names all options, to detect one that npm consumed
 */
export function optionsOrExit<Options>(
  read: (args: string[]) => Options,
  usage: string,
  names: readonly string[] = [],
): Options {
  try {
    refuseSwallowed(names)
    return read(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error
    console.error(`${error.message}\n${usage}`)
    process.exit(2)
  }
}

export function noOptionsOrExit(usage: string): void {
  optionsOrExit((args) => {
    if (args.length > 0) throw new TypeError(`${args.join(' ')} is not an option here: this command takes none.`)
  }, usage)
}
