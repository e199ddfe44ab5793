import { checklists } from '../../../contract/checklists.ts'
import { dutyBooks } from '../../../contract/duty-books.ts'
import { pacts } from '../../../contract/pacts.ts'
import { actsOn } from '../../lib/use-act.ts'

/** Something is written in a book, a checklist or a pact; afterwards what is shown of them is asked again. */
export const useBookAct = actsOn(
  dutyBooks.read,
  dutyBooks.lines,
  dutyBooks.line,
  checklists.read,
  pacts.read,
  pacts.asked,
)
