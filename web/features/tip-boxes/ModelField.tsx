import { useQuery } from '@tanstack/react-query'
import { models } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { SelectField } from '../../ui/TextField.tsx'
import { useBoxWords } from './box-words.ts'

type ModelFieldProps = {
  keeperId: string
  /** The kind of entry its diary must take. */
  entry: 'tip-box-opening' | 'tip-meeting'
  error: string | undefined
  value: string
  onChange: (id: string) => void
}

/** Which model's diary it is written in; nothing is asked where no model takes such entries. */
export function ModelField({ keeperId, entry, ...field }: ModelFieldProps) {
  const words = useBoxWords()
  const catalog = useCatalog()
  const { data } = useQuery(asking(models.list, { under: keeperId, limit: 100 }))
  const fitting = (data?.models ?? []).filter(
    ({ type, state }) =>
      state !== 'dissolved' && catalog?.modelType(type)?.activities.includes(entry),
  )
  if (fitting.length === 0) return null
  return (
    <SelectField
      {...field}
      label={words.model}
      hint={words.modelHint}
      blank={words.noModel}
      options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
