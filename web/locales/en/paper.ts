/** What stands on every paper that the house prints. */
export const paper = {
  nation: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence - Freedom - Happiness',
  number: 'No.: {number}/{year}',
  numbered: 'No. {number}',
  placeDay: '{place}, {day}',
  internal: 'Internal form of this system; it does not stand for a form prescribed by law',
  sign: '(signature and full name)',
}
