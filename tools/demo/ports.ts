import { freePortFrom } from '../processes/ports'

const preferred = { app: 3000, home: 3001, localStripe: 4010, mail: 1080, smtp: 1025 }

export async function choosePorts(): Promise<typeof preferred> {
  const chosen = { ...preferred }
  const taken: number[] = []
  for (const name of Object.keys(preferred) as (keyof typeof preferred)[]) {
    chosen[name] = await freePortFrom(preferred[name], taken)
    taken.push(chosen[name])
    if (chosen[name] !== preferred[name]) console.log(`  Port ${preferred[name]} is taken; using ${chosen[name]}.`)
  }
  return chosen
}
