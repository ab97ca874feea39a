export function isInstalled(root: string): boolean
export function isGenerated(root: string): boolean
export function stampPackages(root: string): void
export function stampClient(root: string): void
