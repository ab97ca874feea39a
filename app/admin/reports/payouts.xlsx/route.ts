import { xlsxDownload } from '@/app/downloads/download'
import { payoutsFile } from '../payouts-file'

export async function GET(request: Request) {
  const file = await payoutsFile(request)
  return file instanceof Response ? file : xlsxDownload(file)
}
