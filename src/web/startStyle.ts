/** The style of the start page: system fonts, one accent, three signals, light and dark, phone and paper. */
export const startStyle = `
:root { color-scheme: light dark; --ink: #16181d; --muted: #4a5167; --line: #c4c8d6; --accent: #1f3f93;
  --late: #a3122a; --soon: #7a4d00; --good: #176b37; --paper: #fff }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #eceef5; --muted: #b3b9cd; --line: #444a5e; --accent: #a9c0ff; --late: #ff9aa8; --soon: #f0c069;
    --good: #86d9a2; --paper: #14161c }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
  font-family: 'Fira Sans', system-ui, 'Segoe UI', Roboto, sans-serif }
header { border-bottom: 1px solid var(--line); color: var(--muted);
  padding: .75rem max(1.25rem, calc((100% - 64rem) / 2)) }
header strong { color: var(--ink); margin-right: .5rem }
main { max-width: 64rem; margin: 0 auto; padding: 1rem 0 3rem }
@media (max-width: 68rem) { main { padding: 1rem 1.25rem 3rem } }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
p { margin: .25rem 0 }
a { color: var(--accent) }
.muted, small { color: var(--muted) }
small { display: block; font-size: .875rem }
.banner { border-left: 4px solid var(--accent); padding: .25rem .75rem }
table { width: 100%; border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: .5rem 1.5rem .5rem 0; border-bottom: 1px solid var(--line) }
th:last-child, td:last-child { padding-right: 0 }
thead th { color: var(--muted); font-size: .875rem; vertical-align: bottom }
tbody th { font-weight: 600 }
.number { text-align: right; font-variant-numeric: tabular-nums }
.late { color: var(--late); font-weight: 600 }
.soon { color: var(--soon) }
.good { color: var(--good) }
@media (max-width: 40rem) {
  h1 { font-size: 1.35rem }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  table, tbody, tr, th, td { display: block }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0 }
  th, td { border: 0; padding: 0 }
  .number { text-align: left }
  td:empty { display: none }
  td::before { content: attr(data-label) ': '; color: var(--muted) }
}
@page { size: A4; margin: 14mm }
@media print {
  header { border: 0; padding: 0 } main { max-width: none; padding: 0 }
  html { font-size: 9pt } body { line-height: 1.3 } h2 { margin-top: .75rem; break-after: avoid }
  th, td { padding-top: .15rem; padding-bottom: .15rem } tr { break-inside: avoid } thead { display: table-header-group }
}
`
