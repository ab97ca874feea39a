import type { Source } from '../read'
import { type BrandColors, toBrandColors } from './colors'
import type { Hex } from './contrast'
import type { Logo } from './logo'

/** The platform's own face. */
export interface Brand {
  name: string
  /** null: the product's mark. */
  logo: (Logo & { path: string }) | null
  /** null: ink. */
  colors: BrandColors | null
  address: string | null
}

interface Settings {
  PLATFORM_NAME: string
  PLATFORM_ADDRESS?: string | undefined
  PLATFORM_LOGO?: Logo | undefined
  PLATFORM_COLOR?: Hex | undefined
  PLATFORM_COLOR_DARK?: Hex | undefined
}

export function toBrand(settings: Settings): Brand {
  const { PLATFORM_NAME, PLATFORM_LOGO, PLATFORM_COLOR, PLATFORM_COLOR_DARK, PLATFORM_ADDRESS = null } = settings
  return {
    name: PLATFORM_NAME,
    logo: PLATFORM_LOGO === undefined ? null : { ...PLATFORM_LOGO, path: `/brand/logo?v=${PLATFORM_LOGO.version}` },
    colors: toBrandColors(PLATFORM_COLOR, PLATFORM_COLOR_DARK),
    address: PLATFORM_ADDRESS,
  }
}

export function complainOfColors({ PLATFORM_COLOR: light, PLATFORM_COLOR_DARK: dark }: Settings): string[] {
  const isAlone = light === undefined && dark !== undefined
  return isAlone ? ['PLATFORM_COLOR is missing: the color for light pages, which PLATFORM_COLOR_DARK goes with'] : []
}

/** In an env file, a # that is not in quotes begins a comment. */
export function cutColorsIn(source: Source): string[] {
  const cut = ['PLATFORM_COLOR', 'PLATFORM_COLOR_DARK'].filter((name) => source[name] === '')
  return cut.map((name) => `${name} is empty. If you set a color, write it without the #, such as ${name}=1b4f93.`)
}
