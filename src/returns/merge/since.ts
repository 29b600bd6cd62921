/**
 * What changed after a workbook was issued. Of a check: `fields` are values as they were; `isPartlyUnknown`:
 * fields that are not among them may have been others, because what an event told was erased.
 */
export type EarlierCheck = {
  readonly fields: Map<string, unknown>
  isPartlyUnknown: boolean
}

export type Since = {
  /** Of checks that were saved since, by subject. */
  readonly checks: ReadonlyMap<string, EarlierCheck>
  /** Names of persons who were renamed since. */
  readonly personNames: ReadonlyMap<string, string>
  /** „target object module“ that were decided since. */
  readonly decided: ReadonlySet<string>
  /** Whether measures or evidence were touched, whose columns the trail does not rebuild. */
  readonly hasOther: boolean
}
