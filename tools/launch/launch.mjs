import { install, root } from './install.mjs'
import { keepPrivate } from './keep-private.mjs'

/**
 * Installs what is missing, then hands over to TypeScript in the same process. Plain Node, no packages.
 * @param {URL} file
 */
export async function launch(file) {
  process.chdir(root)
  try {
    await install()
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
  keepPrivate(`${root}.data`)
  const { register } = await import('tsx/esm/api')
  register()
  await import(file.href)
}
