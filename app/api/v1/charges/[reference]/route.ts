import { forPages } from '@/lib/composition/for-pages'
import { getCharge } from '../../operations'
import { answer } from '../../problem'
import { refuseMethod } from '../../refuse-method'
import { serve } from '../../serve'
import { reference } from '../../shapes'
import { toCharge } from '../../to-charge'

export const GET = serve(getCharge, async ({ key, params, problem }) => {
  const name = reference.safeParse(params.reference)
  const payment = name.success ? await forPages().payouts.followPayment(key, name.data) : null
  return payment === null ? problem('no-such-charge') : answer(toCharge(payment))
})

const refused = refuseMethod('GET', 'HEAD')

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT }
