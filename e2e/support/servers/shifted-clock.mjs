// Loaded before a server: sets its clock ahead by so many seconds.
const shift = Number(process.env.CLOCK_SHIFT_SECONDS) * 1000

globalThis.Date = new Proxy(Date, {
  construct: (Real, args) => (args.length === 0 ? new Real(Real.now() + shift) : new Real(...args)),
  get: (Real, name) => (name === 'now' ? () => Real.now() + shift : Reflect.get(Real, name)),
})
