import type { Letter } from '../mailer'

/** The sentences of the sign-in letter, from the catalogue. */
export interface SignInLetterWords {
  subject: string
  greeting: string
  button: string
  lifetime: string
  notYou: string
}

/** A letter with one link. It loads nothing, so that opening it tells nobody. */
export function signInLetter(to: string, link: string, words: SignInLetterWords): Letter {
  const { subject, greeting, button, lifetime, notYou } = words
  return {
    to,
    subject,
    text: `${greeting}\n\n${button}:\n${link}\n\n${lifetime}\n${notYou}\n`,
    html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${toText(subject)}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/1.5 system-ui,sans-serif">
  <div style="max-width:34rem;margin:0 auto">
    <p>${toText(greeting)}</p>
    <p><a href="${toText(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#14613f;color:#ffffff;text-decoration:none">${toText(button)}</a></p>
    <p>${toText(lifetime)}</p>
    <p>${toText(notYou)}</p>
  </div>
</body>
</html>
`,
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const toText = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
