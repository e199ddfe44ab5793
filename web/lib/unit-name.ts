import type { UnitBrief } from '../../contract/units.ts'

/** A unit as it calls itself, within a sentence: xã Bình Thuận. */
export function unitName({ title, name }: Pick<UnitBrief, 'title' | 'name'>) {
  // A title all in capitals is an abbreviation (TDP) and stays.
  const said = title === title.toLocaleUpperCase('vi') ? title : lowered(title)
  return [said, name].filter(Boolean).join(' ')
}

/** The same at the head of a line: Xã Bình Thuận. */
export function unitHeading(unit: Pick<UnitBrief, 'title' | 'name'>) {
  const said = unitName(unit)
  return said.charAt(0).toLocaleUpperCase('vi') + said.slice(1)
}

function lowered(title: string) {
  return title.charAt(0).toLocaleLowerCase('vi') + title.slice(1)
}
