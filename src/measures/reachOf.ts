/** The narrow right that whoever is responsible for a measure has on it. */
export function reachOf(
  ownPersons: ReadonlySet<string>,
  { responsibleId }: { readonly responsibleId: string | null },
): readonly 'assigned'[] {
  return responsibleId !== null && ownPersons.has(responsibleId) ? ['assigned'] : []
}
