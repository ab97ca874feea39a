/** Why a secret is guessable; null when it looks random. Refuses one in 300,000 random secrets. */
export function whyGuessable(secret: string): string | null {
  if (new Set(secret).size < 8) return 'has few different characters'
  if (isRepeated(secret)) return 'repeats itself'
  if (isCounted(secret)) return 'counts or follows the alphabet'
  if (words.some((word) => plain(secret).includes(word))) return 'contains a word that people often choose'
  return isSentence(secret) ? 'is made of words' : null
}

/** Three or more separated words; random text mixes cases. */
function isSentence(secret: string): boolean {
  const pieces = secret.split(/[-_. ,!]+/).filter((piece) => piece !== '')
  return pieces.length >= 3 && pieces.every((piece) => /^([A-Z]?[a-z]+|[A-Z]+)$/.test(piece))
}

function isRepeated(secret: string): boolean {
  for (let period = 1; period <= secret.length / 2; period += 1) {
    if (secret.slice(period) === secret.slice(0, -period)) return true
  }
  return false
}

/** At least half are single steps up or down. */
function isCounted(secret: string): boolean {
  const steps = [...secret].slice(1).map((character, at) => character.charCodeAt(0) - secret.charCodeAt(at))
  return steps.filter((step) => Math.abs(step) === 1).length >= steps.length / 2
}

/** Reads digits and signs as the letters they replace. */
function plain(secret: string): string {
  const meant: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }
  return secret.toLowerCase().replace(/[013457@$]/g, (character) => meant[character] ?? character)
}

// Six letters or more: random text contains shorter words.
const words = [
  'secret',
  'passwo',
  'passwd',
  'change',
  'exampl',
  'default',
  'nextauth',
  'greenl',
  'produc',
  'develo',
  'staging',
  'insecu',
  'placeh',
  'replace',
  'qwerty',
  'qwertz',
  'asdfgh',
  'abcdef',
  'letmein',
  'welcome',
  'monkey',
  'dragon',
  'random',
  'openssl',
  'string',
  'payout',
  'coaching',
  'please',
  'testing',
  'keyboard',
]
