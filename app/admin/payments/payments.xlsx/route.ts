import { xlsxDownload } from '@/app/downloads/download'
import { paymentsFile } from '../payments-file'

export async function GET(request: Request) {
  return xlsxDownload(await paymentsFile(request))
}
