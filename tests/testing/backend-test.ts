import { type BackendOptions, backendTest as withBackend } from '../../tools/testing/backend-test'
import { sceneIn } from './scene'
import { tillIn } from './till'

/** One file's tests share a backend and its scene. */
export function backendTest(options: BackendOptions = {}) {
  return withBackend(options)
    .extend('scene', { scope: 'file' }, ({ backend }) => sceneIn(() => backend))
    .extend('till', { scope: 'file' }, ({ backend }) => tillIn(() => backend))
}
