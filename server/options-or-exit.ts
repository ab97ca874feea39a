import { refuseSwallowed } from './options.mjs'

/**
 * What the command line asks for. Ends the process with 2, a sentence and the usage when it asks for what there is not.
 * @param names of all options, to know one that npm kept to itself
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
