import type { Tone } from '../../lib/payouts/vocabulary/accounts/presentation'
import { asText } from './markup'
import type { Person } from './people'
import { stateWords } from './states'

export interface DemoPage {
  people: Person[]
  appUrl: string
  localStripeUrl: string
  mailBoxUrl: string
  trouble?: string
}

export function demoPage({ people, trouble, ...addresses }: DemoPage): string {
  const admins = people.filter(({ role }) => role === 'admin')
  const coaches = people.filter(({ role }) => role === 'coach')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Greenlight demo</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(mark('#0f6b43'))}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header>
<p class="mark">${mark('currentColor')} Greenlight</p>
<h1>Who do you want to be?</h1>
<p>One click asks the app for a sign-in email and opens its link. You press the last button.</p>
</header>
<main>
${trouble === undefined ? '' : `<p class="trouble" role="alert">${icons.red} ${asText(trouble)}</p>`}
${group('The admin of the platform', admins)}
${group('A coach in every state', coaches)}
</main>
<footer>
<h2>What runs here</h2>
<dl>
${address('The app', addresses.appUrl)}
${address('The local Stripe', addresses.localStripeUrl)}
${address('The mailbox', addresses.mailBoxUrl)}
<div><dt>Every email</dt><dd><a href="/emails">All kinds in every language, light and dark</a></dd></div>
</dl>
<p>Everything stays on this machine. To be two people at once, open a second browser or a private window.</p>
</footer>
</body>
</html>`
}

function group(title: string, people: Person[]): string {
  return `<section>
<h2>${asText(title)}</h2>
<ul>
${people.map(card).join('\n')}
</ul>
</section>`
}

function card({ name, email, state, says }: Person): string {
  const firstName = name.split(' ')[0] ?? name
  return `<li>
<div class="who">
<h3>${asText(name)}</h3>
${state === null ? badge('Admin', 'grey') : badge(stateWords(state).words, stateWords(state).tone)}
<p>${asText(says)}</p>
</div>
<form method="post" action="/">
<input type="hidden" name="email" value="${asText(email)}">
<button>Sign in as ${asText(firstName)}</button>
</form>
</li>`
}

function badge(words: string, tone: Tone): string {
  return `<p class="badge ${tone}">${icons[tone]} ${asText(words)}</p>`
}

function address(what: string, url: string): string {
  return `<div><dt>${asText(what)}</dt><dd><a href="${asText(url)}">${asText(url)}</a></dd></div>`
}

function mark(color: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path fill="${color}" d="M12 2a10 10 0 1 0 10 10h-6l-4-4z"/></svg>`
}

const icons: Record<Tone, string> = {
  green: icon('<path d="M5 12.5l4.5 4.5L19 7.5"/>'),
  amber: icon('<path d="M12 6v7M12 17.5v.5"/>'),
  blue: icon('<path d="M12 7v5l3.5 2"/><circle cx="12" cy="12" r="9"/>'),
  red: icon('<path d="M7 7l10 10M17 7L7 17"/>'),
  grey: icon('<circle cx="12" cy="9" r="3.5"/><path d="M5.5 19.5a6.5 6.5 0 0 1 13 0"/>'),
}

function icon(shape: string): string {
  return `<svg viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`
}
