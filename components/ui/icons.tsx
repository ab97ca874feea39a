import type { ComponentProps } from 'react'

export type IconProps = ComponentProps<'svg'> & { size?: number }

/** Lucide's drawings, https://lucide.dev (ISC). Its own components would each be made again in the browser. */
export function drawn(lines: string, { size = 24, ...rest }: IconProps) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...rest}
    >
      <path d={lines} />
    </svg>
  )
}

export function ArrowLeft(props: IconProps) {
  return drawn('M12 19l-7-7 7-7M19 12H5', props)
}

export function ArrowUp(props: IconProps) {
  return drawn('M5 12l7-7 7 7M12 19V5', props)
}

export function Check(props: IconProps) {
  return drawn('M20 6 9 17l-5-5', props)
}

export function ChevronDown(props: IconProps) {
  return drawn('M6 9l6 6 6-6', props)
}

export function ChevronLeft(props: IconProps) {
  return drawn('M15 18l-6-6 6-6', props)
}

export function ChevronRight(props: IconProps) {
  return drawn('M9 18l6-6-6-6', props)
}

export function CircleAlert(props: IconProps) {
  return drawn('M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M12 8L12 12M12 16L12.01 16', props)
}

export function CircleCheck(props: IconProps) {
  return drawn('M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M16 9l-5.5 5.5L8 12', props)
}

export function CircleDashed(props: IconProps) {
  return drawn(
    'M10.1 2.182a10 10 0 0 1 3.8 0M13.9 21.818a10 10 0 0 1-3.8 0M17.609 3.721a10 10 0 0 1 2.69 2.7M2.182 13.9a10 10 0 0 1 0-3.8M20.279 17.609a10 10 0 0 1-2.7 2.69M21.818 10.1a10 10 0 0 1 0 3.8M3.721 6.391a10 10 0 0 1 2.7-2.69M6.391 20.279a10 10 0 0 1-2.69-2.7',
    props,
  )
}

export function Clock(props: IconProps) {
  return drawn('M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M12 6v6l4 2', props)
}

export function CloudOff(props: IconProps) {
  return drawn(
    'M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78M2 2l20 20',
    props,
  )
}

export function Download(props: IconProps) {
  return drawn('M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5', props)
}

export function History(props: IconProps) {
  return drawn('M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2', props)
}

export function IdCard(props: IconProps) {
  return drawn(
    'M13 19a4 4 0 00-8 0M16 10h2M16 14h2M6 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-16a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2',
    props,
  )
}

export function Landmark(props: IconProps) {
  return drawn(
    'M10 18v-7M11.119 2.205a2 2 0 0 1 1.762 0l7.84 3.846A.5.5 0 0 1 20.5 7h-17a.5.5 0 0 1-.22-.949zM14 18v-7M18 18v-7M3 22h18M6 18v-7',
    props,
  )
}

export function LockKeyhole(props: IconProps) {
  return drawn(
    'M11 16a1 1 0 1 0 2 0a1 1 0 1 0-2 0M5 10h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2M7 10V7a5 5 0 0 1 10 0v3',
    props,
  )
}

export function OctagonX(props: IconProps) {
  return drawn(
    'M15 9l-6 6M2.586 16.726A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2h6.624a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586zM9 9l6 6',
    props,
  )
}

export function ReceiptText(props: IconProps) {
  return drawn(
    'M13 16H8M14 8H8M16 12H8M4 3a1 1 0 0 1 1-1 1.3 1.3 0 0 1 .7.2l.933.6a1.3 1.3 0 0 0 1.4 0l.934-.6a1.3 1.3 0 0 1 1.4 0l.933.6a1.3 1.3 0 0 0 1.4 0l.933-.6a1.3 1.3 0 0 1 1.4 0l.934.6a1.3 1.3 0 0 0 1.4 0l.933-.6A1.3 1.3 0 0 1 19 2a1 1 0 0 1 1 1v18a1 1 0 0 1-1 1 1.3 1.3 0 0 1-.7-.2l-.933-.6a1.3 1.3 0 0 0-1.4 0l-.934.6a1.3 1.3 0 0 1-1.4 0l-.933-.6a1.3 1.3 0 0 0-1.4 0l-.933.6a1.3 1.3 0 0 1-1.4 0l-.934-.6a1.3 1.3 0 0 0-1.4 0l-.933.6a1.3 1.3 0 0 1-.7.2 1 1 0 0 1-1-1z',
    props,
  )
}

export function RefreshCw(props: IconProps) {
  return drawn(
    'M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8M21 3v5h-5M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16M8 16H3v5',
    props,
  )
}
