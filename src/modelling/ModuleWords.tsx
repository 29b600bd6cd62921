import { moduleTextOf } from '../../catalog/moduleTexts.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { findSchoolHint } from '../../catalog/schoolHints.ts'

/** What a module is about and when it applies, in our own words: for whoever has no official text at hand. */
export function ModuleWords({ moduleId }: { moduleId: string }) {
  const { about, applies } = moduleTextOf(moduleId)
  return (
    <p class="module-words">
      {about} {applies}
    </p>
  )
}

/** Where schools differ, for the modules of a page; nothing where they do not. A single one stands open. */
export function SchoolHints({ modules }: { modules: readonly string[] }) {
  const hints = modules.flatMap((id) => findSchoolHint(id) ?? [])
  if (hints.length === 0) return null
  const count = hints.length === 1 ? '1 Hinweis' : `${hints.length} Hinweise`
  return (
    <details class="school-hints" open={hints.length === 1}>
      <summary>In der Schule ist es anders: {count}</summary>
      <dl class="facts">
        {hints.map(({ module, hint }) => (
          <>
            <dt>
              {module} <small>{readCatalog().moduleById(module).title}</small>
            </dt>
            <dd>{hint}</dd>
          </>
        ))}
      </dl>
    </details>
  )
}
