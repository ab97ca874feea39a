import { openApi } from '../openapi'
import { answer } from '../problem'
import { refuseMethod } from '../refuse-method'

/** Needs no key and holds no data. */
export function GET() {
  return answer(openApi())
}

const refused = refuseMethod('GET', 'HEAD')

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT }
