import type { ComponentProps } from 'react'
import { Shell as PlainShell } from '../shell'
import { Bar, Rail } from './staff-rail'

/** Around every page of staff. Coaches' pages load nothing of the rail. */
export function Shell(props: Omit<ComponentProps<typeof PlainShell>, 'rail' | 'bar'>) {
  return <PlainShell {...props} rail={(parts) => <Rail {...parts} />} bar={<Bar />} />
}
