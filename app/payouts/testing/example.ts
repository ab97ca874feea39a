import type { Requirement } from '@/lib/payouts/accounts/requirement'
import type { StatusView } from '@/lib/payouts/for-people'
import type { Bucket } from '@/lib/payouts/vocabulary/accounts/bucket'
import type { CoachId, WordKey } from '@/lib/payouts/vocabulary/ids'
import { speak } from '@/lib/words/speak'

/** Good cases for tests to change one thing in. A Monday, half past eleven at night. */
export const now = new Date('2026-11-23T23:30:00Z')

const provider = {
  requirement: {
    photo: {
      label: 'Photo ID',
      action: 'Upload a clear photo.',
      button: '{again, select, yes {Send a new photo ID} other {Send a photo ID}}',
      paid: '{again, select, yes {Send a new photo ID} other {Send a photo ID}} to get paid.',
      keep: 'You can be paid. Send a photo ID{asked, select, dated { by {day}} overdue { now} other {}}.',
    },
  },
  topic: { documents: { label: 'Documents', button: 'Send a document', paid: 'Send a document to get paid.' } },
  error: { dark: { label: 'The photo was too dark.', action: 'Take it in daylight.' } },
}

export const { coach: words } = speak(provider, now)

export function requirement(bucket: Bucket, day: string | null = null): Requirement {
  return {
    word: 'requirement.photo' as WordKey,
    topic: 'topic.documents' as WordKey,
    bucket,
    dueBy: day === null ? null : new Date(`${day}T12:00:00Z`),
    error: null,
  }
}

export const ready: StatusView = {
  coach: { id: 'coach-1' as CoachId, email: 'ana@example.com', name: 'Ana', reference: null, createdAt: now },
  state: 'ready',
  notes: [],
  isHeld: false,
  presentation: { canBePaid: true, whoActs: 'nobody', action: 'dashboard', tone: 'green' },
  freshness: { kind: 'fresh', checkedAt: now, checkedBy: 'return', isOld: false },
  requirements: [],
  asked: { count: 0, only: null, kind: 'undated', day: null },
  deadline: null,
  country: 'DE',
  submitted: true,
  startOver: null,
  timeline: [],
  mark: 'ready.1.f',
}
