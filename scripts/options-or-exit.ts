/** What the command line asks for. Ends the process with 2 and the usage when it asks for what there is not. */
export function optionsOrExit<Options>(read: (args: string[]) => Options, usage: string): Options {
  try {
    return read(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error
    console.error(`${error.message}\n${usage}`)
    process.exit(2)
  }
}
