import { useSettingsWords } from './settings-words.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts, type Me } from '../../../contract/accounts.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { useLanguage } from '../../lib/language.tsx'
import { whoAmI } from '../../lib/me.ts'
import { chooseLargeText } from '../../lib/theme.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice, Tick } from '../../ui/Choice.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'

/** One's name, language and text size. */
export function AboutMe({ me }: { me: Me }) {
  const { words, speak } = useLanguage()
  const settings = useSettingsWords()
  const { pieces, signin } = words
  const client = useQueryClient()
  const toast = useToast()
  const [name, setName] = useState(me.name)
  const [language, setLanguage] = useState(me.language)
  const [largeText, setLargeText] = useState(me.largeText)
  const saving = useMutation({
    mutationFn: () => call(accounts.changeMe, { name, language, largeText }),
    onSuccess: (changed) => {
      client.setQueryData(whoAmI.queryKey, changed)
      speak(changed.language)
      chooseLargeText(changed.largeText)
      toast({ text: settings.saved })
    },
  })

  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <h2>{settings.mine}</h2>
      <TextField
        label={settings.name}
        hint={signin.nameHint}
        autoComplete="name"
        maxLength={80}
        value={name}
        onChange={setName}
        error={fieldErrors(saving.error)['name']}
      />
      <Choice
        label={settings.language}
        options={[
          { value: 'vi', label: settings.languages.vi },
          { value: 'en', label: settings.languages.en },
        ]}
        value={language}
        onChange={(chosen) => setLanguage(chosen === 'en' ? 'en' : 'vi')}
      />
      <Tick
        label={settings.largeText}
        hint={settings.largeTextSays}
        checked={largeText}
        onChange={setLargeText}
      />
      <Refusal error={saving.error} />
      <Button type="submit" look="main" busy={saving.isPending}>
        {pieces.save}
      </Button>
    </form>
  )
}
