import { coachesFile } from '../coaches-file'
import { xlsxDownload } from '../download'

export async function GET(request: Request) {
  const file = await coachesFile(request)
  return file instanceof Response ? file : xlsxDownload(file)
}
