import { csvDownload } from '@/app/downloads/download'
import { paymentsFile } from '../payments-file'

export async function GET(request: Request) {
  return csvDownload(await paymentsFile(request))
}
