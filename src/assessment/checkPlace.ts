/** What a check is about: one requirement at one target object. */
export type CheckPlace = { readonly targetObjectId: string; readonly requirement: string }

/** How events and suggestions name a check. */
export function subjectOf({ targetObjectId, requirement }: CheckPlace): string {
  return `${targetObjectId}/${requirement}`
}

/** The check that a name of `subjectOf` is of. */
export function placeOf(subject: string): CheckPlace {
  const [targetObjectId = '', requirement = ''] = subject.split('/')
  return { targetObjectId, requirement }
}
