/** How a reminder mail looks: KERN's colours, light and dark, written out because mail programs know no variables. @module */
import type { markup } from './markup.ts'

export const colours = {
  ink: '#171a2b',
  muted: '#4f556c',
  paper: '#ffffff',
  line: '#d5d8e2',
  accent: '#1f3f9f',
  late: '#a3122a',
  soon: '#7a4d00',
} as const

const dark = {
  ink: '#f0f1f6',
  muted: '#b6bbcd',
  paper: '#12141f',
  line: '#3a4054',
  accent: '#a9c0ff',
  late: '#ff9aa8',
  soon: '#f0c069',
} as const

const font = "font-family:'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
const { ink, muted, paper, line, soon } = colours

/** Lengths in pixels: Word knows no others. */
export const styles = {
  body: `margin:0;padding:0;background-color:${paper};color:${ink};${font}`,
  preview:
    'display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all',
  frame: 'width:100%;max-width:600px;margin:0 auto;border-collapse:collapse',
  page: `padding:28px 24px 36px;color:${ink};${font};font-size:15px;line-height:22px;text-align:left`,
  brand: `margin:0 0 24px;color:${muted};font-size:14px;line-height:20px`,
  greeting: 'margin:0 0 8px',
  headline: `margin:0 0 6px;color:${ink};font-size:24px;line-height:31px;font-weight:600`,
  lead: 'margin:0 0 4px',
  late: `margin:16px 0 0;padding:0 0 0 12px;border-left:3px solid ${soon};color:${soon}`,
  section: `margin:32px 0 0;padding:20px 0 0;border-top:2px solid ${ink};color:${ink};font-size:18px;line-height:24px;font-weight:600`,
  why: `margin:2px 0 0;color:${muted};font-size:13px;line-height:19px`,
  group: 'margin:22px 0 4px;font-size:15px;line-height:20px;font-weight:600',
  rows: 'width:100%;border-collapse:collapse',
  place: `padding:12px 0 4px;border-top:1px solid ${line};font-weight:600;color:${ink}`,
  day: `padding:9px 12px 9px 0;border-top:1px solid ${line};font-size:14px;line-height:20px`,
  what: `padding:9px 0;border-top:1px solid ${line};line-height:20px`,
  title: 'font-weight:600',
  facts: `color:${muted};font-size:13px;line-height:19px`,
  note: `color:${soon};font-size:13px;line-height:19px`,
  more: `padding:9px 0;border-top:1px solid ${line};font-size:14px;line-height:20px`,
  end: `margin:36px 0 0;padding:14px 0 0;border-top:1px solid ${line};color:${muted};font-size:13px;line-height:20px`,
} as const

const darkRules = Object.entries(dark)
  .filter(([name]) => name !== 'paper' && name !== 'line')
  .map(([name, colour]) => `.${name}{color:${colour}!important}`)
  .join('')

/** `data-ogsc` is how Outlook on phones and the web says that it is dark. */
const darkSheet = `.paper{background-color:${dark.paper}!important}${darkRules}.line{border-color:${dark.line}!important}.rule{border-color:${dark.muted}!important}`

export const sheet = {
  markup: `<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
a:hover{text-decoration:none}
@media (max-width:480px){.pad{padding:20px 16px 28px!important}.day,.what{display:block!important;width:auto!important}.day{padding:10px 0 0!important}.day br{display:none!important}.day span+br+span:before{content:"\\00a0\\00b7\\00a0"}.what{padding:0 0 10px!important;border-top:0!important}}
@media (prefers-color-scheme:dark){${darkSheet}}
${darkSheet.replace(/(^|\})\./g, '$1[data-ogsc] .')}
</style>`,
} satisfies ReturnType<typeof markup>
