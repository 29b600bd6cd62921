/** What a check is about: one requirement at one target object. */
export type CheckPlace = { readonly targetObjectId: string; readonly requirement: string }

/** How events and suggestions name a check. */
export function subjectOf({ targetObjectId, requirement }: CheckPlace): string {
  return `${targetObjectId}/${requirement}`
}
