import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useCovenantWords } from './covenant-words.ts'
import type { VotePart } from './VoteNumbers.tsx'

/** Who signed the minutes, as the law asks. */
export function VoteSigners({ form, change, errors }: VotePart) {
  const words = useCovenantWords()
  return (
    <>
      {(['chair', 'secretary', 'front'] as const).map((role) => (
        <TextField
          key={role}
          label={words[role]}
          required
          autoComplete="off"
          maxLength={120}
          error={errors[`signedBy.${role}`]}
          value={form[role]}
          onChange={(name) => change({ [role]: name })}
        />
      ))}
      <TextArea
        label={words.witnesses}
        hint={words.witnessesHint}
        required
        rows={3}
        error={errors['signedBy.witnesses']}
        value={form.witnesses}
        onChange={(witnesses) => change({ witnesses })}
      />
    </>
  )
}
