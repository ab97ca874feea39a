'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** One button. A second press would ask with a link that the first has used up. */
export function ConfirmForm({ action, words }: { action: string; words: { button: string } }) {
  const [isPressed, setPressed] = useState(false)
  return (
    <form method="post" action={action} onSubmit={() => setPressed(true)} className="mt-6">
      <Button type="submit" disabled={isPressed}>
        {words.button}
      </Button>
    </form>
  )
}
