import { xlsxDownload } from '@/app/downloads/download'
import { coachesFile } from '../coaches-file'

export async function GET(request: Request) {
  const file = await coachesFile(request)
  return file instanceof Response ? file : xlsxDownload(file)
}
