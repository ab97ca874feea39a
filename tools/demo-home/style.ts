/** The app's tokens; light or dark by the system's setting. */
export const demoStyle = `
@font-face { font-family: Inter; src: url(/inter.woff2) format('woff2'); font-weight: 100 900; font-display: swap }
:root {
  --paper: #fbfbf9; --card: #fff; --line: #e3e4df; --ink: #1a1d1b; --quiet: #59605c;
  --go: #1a1d1b; --go-hover: #40443f; --on-go: #fff;
  --green: #0f6b43; --amber: #8a5300; --blue: #1d5fa8; --red: #b3261e; --grey: #59605c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121513; --card: #1a1e1b; --line: #2f3531; --ink: #ecefec; --quiet: #a5ada8;
    --go: #ecefec; --go-hover: #c6cbc4; --on-go: #121513;
    --green: #58c48f; --amber: #e7b04f; --blue: #7fb5f0; --red: #f2938c; --grey: #a5ada8;
  }
}
* { box-sizing: border-box; margin: 0 }
body {
  max-width: 48rem; margin: 0 auto; padding: 3rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Inter, system-ui, sans-serif;
}
h1 { margin-top: 1rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.01em }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1rem }
h3 { font-size: 1rem }
header p, footer p, .who p { max-width: 65ch; color: var(--quiet) }
header h1 + p { margin-top: 0.5rem }
.mark { display: flex; align-items: center; gap: 0.5rem; color: var(--green) !important; font-weight: 600 }
ul { padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 12px; background: var(--card) }
li { display: flex; gap: 1rem; align-items: center; justify-content: space-between; padding: 1rem }
li + li { border-top: 1px solid var(--line) }
.who { display: grid; grid-template-columns: auto 1fr; gap: 0 0.75rem; align-items: center }
.who p:last-child { grid-column: 1 / -1; font-size: 0.875rem }
.badge { display: inline-flex; align-items: center; gap: 0.25rem; font-size: 0.875rem; font-weight: 500 }
.badge svg, .trouble svg { flex: none }
.who .green { color: var(--green) } .who .amber { color: var(--amber) } .who .blue { color: var(--blue) }
.who .red { color: var(--red) } .who .grey { color: var(--grey) }
button {
  min-width: 11rem; padding: 0.5rem 1rem; border: 1px solid var(--go); border-radius: 8px; background: transparent; color: var(--go);
  font: inherit; font-weight: 500; white-space: nowrap; cursor: pointer; transition: background 150ms, color 150ms;
}
button:hover { background: var(--go); color: var(--on-go) }
:focus-visible { outline: 3px solid var(--go); outline-offset: 2px }
.trouble {
  display: flex; gap: 0.5rem; align-items: center; margin-top: 2rem; padding: 1rem;
  border: 1px solid var(--red); border-radius: 12px; color: var(--red);
}
dl { margin-bottom: 1rem }
dl div { display: grid; grid-template-columns: 9rem 1fr; padding: 0.25rem 0 }
dt { color: var(--quiet) }
a { color: var(--go) }
a:hover { color: var(--go-hover) }
body.wide { max-width: 80rem }
nav { display: flex; gap: 0.75rem; margin-top: 1rem }
nav [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
.email { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line) }
.email h2 { margin: 0 }
.email > p { color: var(--quiet) }
.email > .subject { margin-top: 0.25rem; color: var(--ink); font-size: 1.25rem; font-weight: 600 }
.frames { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); margin: 1rem 0 }
iframe { width: 100%; height: 40rem; border: 1px solid var(--line); border-radius: 12px }
iframe.light { color-scheme: light; background: #fff }
iframe.dark { color-scheme: dark; background: #121513 }
pre { padding: 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.875rem }
summary { cursor: pointer }
@media (max-width: 30rem) {
  li { flex-direction: column; align-items: stretch }
  button { width: 100% }
  .who { grid-template-columns: 1fr }
  dl div { grid-template-columns: 1fr }
}
@media (prefers-reduced-motion: reduce) { * { transition: none } }
`
