// Apart from the others, so that a coach's page does not load them.
import { drawn, type IconProps } from '@/components/ui/icons'

export function Activity(props: IconProps) {
  return drawn(
    'M22 12h-2.48a2 2 0 0 0-1.93 1.46l-2.35 8.36a.25.25 0 0 1-.48 0L9.24 2.18a.25.25 0 0 0-.48 0l-2.35 8.36A2 2 0 0 1 4.49 12H2',
    props,
  )
}

export function ChartColumn(props: IconProps) {
  return drawn('M3 3v16a2 2 0 0 0 2 2h16M18 17V9M13 17V5M8 17v-3', props)
}

export function CreditCard(props: IconProps) {
  return drawn('M2 10h20M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2', props)
}

export function Ellipsis(props: IconProps) {
  return drawn('M12 12h.01M19 12h.01M5 12h.01', props)
}

export function HomeIcon(props: IconProps) {
  return drawn(
    'M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
    props,
  )
}

export function Key(props: IconProps) {
  return drawn(
    'M15.5 7.5l2.3 2.3a1 1 0 0 0 1.4 0l2.1-2.1a1 1 0 0 0 0-1.4L19 4M21 2l-9.6 9.6M2 15.5a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0',
    props,
  )
}

export function Search(props: IconProps) {
  return drawn('M21 21l-4.34-4.34M3 11a8 8 0 1 0 16 0a8 8 0 1 0-16 0', props)
}

export function Sliders(props: IconProps) {
  return drawn('M4 21v-7M4 10V3M12 21v-9M12 8V3M20 21v-5M20 12V3M2 14h4M10 8h4M18 16h4', props)
}

export function People(props: IconProps) {
  return drawn(
    'M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M16 3.128a4 4 0 0 1 0 7.744M22 21v-2a4 4 0 0 0-3-3.87M5 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
    props,
  )
}
