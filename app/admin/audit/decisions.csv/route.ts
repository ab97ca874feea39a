import { csvDownload } from '@/app/downloads/download'
import { decisionsFile } from '../decisions-file'

export async function GET(request: Request) {
  const file = await decisionsFile(request)
  return file instanceof Response ? file : csvDownload(file)
}
