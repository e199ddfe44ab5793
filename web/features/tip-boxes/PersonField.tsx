import { useCatalog } from '../../lib/catalog.ts'
import { useLanguage } from '../../lib/language.tsx'
import type { FieldProps } from '../../ui/Field.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { useBoxWords } from './box-words.ts'
import type { Person } from './change-boxes.ts'

type PersonFieldProps = FieldProps & {
  people: Person[]
  /** Who cannot be chosen: the one who is the other of the two. */
  but: string | undefined
  value: string
  onChange: (id: string) => void
}

/** Somebody who may hold a key or collect slips here. */
export function PersonField({ people, but, ...field }: PersonFieldProps) {
  const words = useBoxWords()
  const { say } = useLanguage()
  const roleOf = useCatalog()?.role
  const options = people
    .filter(({ id }) => id !== but)
    .map(({ id, name, role }) => {
      const known = roleOf?.(role)
      return { value: id, label: known ? `${name} (${say(known.name)})` : name }
    })
  return <SelectField {...field} required blank={words.choosePerson} options={options} />
}
