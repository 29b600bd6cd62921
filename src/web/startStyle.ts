/** The style of the start page: system fonts, one accent, three signals, light and dark. */
export const startStyle = `
:root { color-scheme: light dark; --ink: #16181d; --muted: #4a5167; --line: #c4c8d6; --accent: #1f3f93;
  --late: #a3122a; --soon: #7a4d00; --good: #176b37; --paper: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceef5; --muted: #b3b9cd; --line: #444a5e; --accent: #a9c0ff; --late: #ff9aa8; --soon: #f0c069;
    --good: #86d9a2; --paper: #14161c }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
  font-family: 'Fira Sans', system-ui, 'Segoe UI', Roboto, sans-serif }
main, header { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem }
header { color: var(--muted); border-bottom: 1px solid var(--line) }
header strong { color: var(--ink) }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
p { margin: .25rem 0 }
.muted { color: var(--muted) }
.banner { border-left: 4px solid var(--accent); padding: .5rem .75rem; margin-top: 1rem }
.scroll { overflow-x: auto }
table { width: 100%; border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line) }
thead th { color: var(--muted); font-size: .875rem }
tbody th { font-weight: 600 }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
.overdue { color: var(--late); font-weight: 600 }
.due { color: var(--soon) }
.reached { color: var(--good) }
@media print { header { border: 0 } body { font-size: 10pt } }
`
