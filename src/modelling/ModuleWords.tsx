import { moduleTextOf } from '../../catalog/moduleTexts.ts'

/** What a module is about and when it applies, in our own words: for whoever has no official text at hand. */
export function ModuleWords({ moduleId }: { moduleId: string }) {
  const { about, applies } = moduleTextOf(moduleId)
  return (
    <p class="text">
      {about} {applies}
    </p>
  )
}
